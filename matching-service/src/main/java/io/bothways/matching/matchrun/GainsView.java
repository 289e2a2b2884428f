package io.bothways.matching.matchrun;

import org.jspecify.annotations.Nullable;

/** The lowest of some gains and their 10th percentile, by nearest rank. */
record GainsView(int lowest, int tenthPercentile) {
    static @Nullable GainsView of(@Nullable Integer lowest, @Nullable Integer tenthPercentile) {
        return lowest == null || tenthPercentile == null ? null : new GainsView(lowest, tenthPercentile);
    }
}
