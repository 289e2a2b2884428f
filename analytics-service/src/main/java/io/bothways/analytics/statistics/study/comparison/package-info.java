/**
 * Two groups side by side: matched colleagues, units that a programme had reached and others, how alike they were and by
 * which causes they left.
 */
@NullMarked
package io.bothways.analytics.statistics.study.comparison;

import org.jspecify.annotations.NullMarked;
