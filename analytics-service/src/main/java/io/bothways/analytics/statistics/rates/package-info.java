/** Proportions and rates with exact or score intervals. */
@NullMarked
package io.bothways.analytics.statistics.rates;

import org.jspecify.annotations.NullMarked;
