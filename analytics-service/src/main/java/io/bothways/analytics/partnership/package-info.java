/** Metrics of how pairs live: reciprocity, sessions, goals, endings, satisfaction. */
@NullMarked
package io.bothways.analytics.partnership;

import org.jspecify.annotations.NullMarked;
