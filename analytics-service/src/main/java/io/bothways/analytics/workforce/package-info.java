/** Metrics of employment: turnover, retention, tenure. */
@NullMarked
package io.bothways.analytics.workforce;

import org.jspecify.annotations.NullMarked;
