/** The beginning: skills and people arrive from their systems, and people say what they can teach and want to learn. */
@NullMarked
package io.bothways.local.story.chapter.arrival;

import org.jspecify.annotations.NullMarked;
