/** Comparing groups that were not drawn by lot: regression, weighting, matching, differences in differences. */
@NullMarked
package io.bothways.analytics.statistics.comparison;

import org.jspecify.annotations.NullMarked;
