/** Cohorts: the dated runs of a programme, and who is eligible for them. */
@NullMarked
package io.bothways.matching.cohort;

import org.jspecify.annotations.NullMarked;
