/**
 * Proportional hazards regression on (start, stop] rows: {@link CoxModel} fits prepared rows, {@link CoxFit} tells what was
 * found, and tests, baseline hazard, concordance and resamples are read off it. They stay in one room because their passes
 * read the arrays of {@link CoxRows}, which nobody else may see.
 */
@NullMarked
package io.bothways.analytics.statistics.cox;

import org.jspecify.annotations.NullMarked;
