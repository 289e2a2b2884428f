@NullMarked
package io.bothways.analytics.statistics.study.data;

import org.jspecify.annotations.NullMarked;
