@NullMarked
package io.bothways.analytics.statistics.likelihood;

import org.jspecify.annotations.NullMarked;
