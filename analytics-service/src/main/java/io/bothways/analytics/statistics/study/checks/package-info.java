/** Attempts to break the result: causes it should not touch, joining in name only, a stratum fewer, a landmark. */
@NullMarked
package io.bothways.analytics.statistics.study.checks;

import org.jspecify.annotations.NullMarked;
