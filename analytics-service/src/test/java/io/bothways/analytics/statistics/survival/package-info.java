@NullMarked
package io.bothways.analytics.statistics.survival;

import org.jspecify.annotations.NullMarked;
