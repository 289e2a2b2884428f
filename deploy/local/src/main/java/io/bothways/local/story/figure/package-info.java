/** Figures of the story: percentiles and small text plots. */
@NullMarked
package io.bothways.local.story.figure;

import org.jspecify.annotations.NullMarked;
