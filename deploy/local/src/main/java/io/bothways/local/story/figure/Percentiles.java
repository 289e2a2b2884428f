package io.bothways.local.story.figure;

import java.util.Collection;

/** Percentiles of measured times by the nearest rank: always a value that was really measured. */
public final class Percentiles {
    private Percentiles() {}

    /** The smallest value that at least the given share of all values does not exceed; 0 when there are none. */
    public static long of(Collection<Long> values, double share) {
        if (values.isEmpty()) {
            return 0;
        }
        long[] sorted = values.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
