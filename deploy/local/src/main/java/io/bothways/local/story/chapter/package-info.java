/** The chapters of the story, one class each, in the order in which they are told. */
@NullMarked
package io.bothways.local.story.chapter;

import org.jspecify.annotations.NullMarked;
