/** Metrics of the way into a programme: funnel, participation, match rate, time to match, acceptance. */
@NullMarked
package io.bothways.analytics.participation;

import org.jspecify.annotations.NullMarked;
