@NullMarked
package io.bothways.analytics.statistics.rates;

import org.jspecify.annotations.NullMarked;
