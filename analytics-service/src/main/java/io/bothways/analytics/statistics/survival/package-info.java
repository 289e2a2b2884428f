/** Curves, tests and incidence of event-time data with delayed entry. */
@NullMarked
package io.bothways.analytics.statistics.survival;

import org.jspecify.annotations.NullMarked;
