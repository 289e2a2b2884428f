/** How much a result can bear: unmeasured causes, power, effects that wane. */
@NullMarked
package io.bothways.analytics.statistics.honesty;

import org.jspecify.annotations.NullMarked;
