/**
 * What a study is given, and what it is asked; the subjects' time cut into episodes, the covariates to adjust for, and gaps
 * filled.
 */
@NullMarked
package io.bothways.analytics.statistics.study.data;

import org.jspecify.annotations.NullMarked;
