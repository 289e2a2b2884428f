/** Seeded chance. */
@NullMarked
package io.bothways.local.story.draw;

import org.jspecify.annotations.NullMarked;
