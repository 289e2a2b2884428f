/** Climbing a log likelihood to its maximum, and seeing where it has none. */
@NullMarked
package io.bothways.analytics.statistics.likelihood;

import org.jspecify.annotations.NullMarked;
