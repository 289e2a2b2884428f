/** Telling the story: steps with figures, progress, and the report. */
@NullMarked
package io.bothways.local.story.telling;

import org.jspecify.annotations.NullMarked;
