package io.bothways.analytics.statistics.study.effect;

/** Which resamples to draw, by number, and on how many threads. */
record Resamples(int first, int count, int threads) {}
