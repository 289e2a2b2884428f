/** What every chapter works with: the scene, the days, the people and their pairs. The chapters have rooms by part. */
@NullMarked
package io.bothways.local.story.chapter;

import org.jspecify.annotations.NullMarked;
