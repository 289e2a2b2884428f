/** Survival and causal estimation: pure functions over arrays; knows subjects, events and groups, nothing of mentoring. */
@NullMarked
package io.bothways.analytics.statistics;

import org.jspecify.annotations.NullMarked;
