/** The year week by week: when pairs meet, how their sessions go, and what comes of their goals. */
@NullMarked
package io.bothways.local.story.chapter.year;

import org.jspecify.annotations.NullMarked;
