@NullMarked
package io.bothways.analytics.statistics.study.effect;

import org.jspecify.annotations.NullMarked;
