/** Everything a study may say: plain values. */
@NullMarked
package io.bothways.analytics.statistics.study.answer;

import org.jspecify.annotations.NullMarked;
