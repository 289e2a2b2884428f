@NullMarked
package io.bothways.analytics.statistics.study;

import org.jspecify.annotations.NullMarked;
