/** Regression on one of several competing causes. */
@NullMarked
package io.bothways.analytics.statistics.competing;

import org.jspecify.annotations.NullMarked;
