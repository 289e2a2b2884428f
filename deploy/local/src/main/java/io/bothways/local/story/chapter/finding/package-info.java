/** The end: every service checks its invariants, and the report says what may be claimed. */
@NullMarked
package io.bothways.local.story.chapter.finding;

import org.jspecify.annotations.NullMarked;
