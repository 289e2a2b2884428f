@NullMarked
package io.bothways.analytics.statistics.suppression;

import org.jspecify.annotations.NullMarked;
