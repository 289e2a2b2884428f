@NullMarked
package io.bothways.analytics.statistics.comparison;

import org.jspecify.annotations.NullMarked;
