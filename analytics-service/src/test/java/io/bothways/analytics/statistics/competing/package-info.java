@NullMarked
package io.bothways.analytics.statistics.competing;

import org.jspecify.annotations.NullMarked;
