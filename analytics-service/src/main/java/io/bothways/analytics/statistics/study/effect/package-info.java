/**
 * How much joining changes: the models and the ratios read off them, the difference standardised to those who joined, its
 * resamples, and the estimates of completed copies pooled.
 */
@NullMarked
package io.bothways.analytics.statistics.study.effect;

import org.jspecify.annotations.NullMarked;
