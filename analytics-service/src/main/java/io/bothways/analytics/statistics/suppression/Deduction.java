package io.bothways.analytics.statistics.suppression;

import org.jspecify.annotations.Nullable;

/**
 * What a reader can work out about hidden entries from the shown ones: bounds that follow from parts adding up to totals,
 * tightened along every line until nothing changes, then every end of a range tried and cut if it leads to a contradiction.
 * Exact for two dimensions in practice; for more it may find wider ranges than a perfect reasoner. Meant for audits and
 * tests: O(rounds × entries) for each end tried.
 */
public final class Deduction {
    private static final long UNKNOWN = 1_000_000_000L;

    private final int[] sizes;
    private final CountTable shape;
    private long[] low;
    private long[] high;

    private Deduction(CountTable shape, @Nullable Long[] shown) {
        this.shape = shape;
        sizes = new int[shape.dimensions()];
        for (int d = 0; d < sizes.length; d++) {
            sizes[d] = shape.size(d);
        }
        low = new long[shown.length];
        high = new long[shown.length];
        for (int entry = 0; entry < shown.length; entry++) {
            Long value = shown[entry];
            low[entry] = value == null ? 0 : value;
            high[entry] = value == null ? UNKNOWN : value;
        }
    }

    /** Feasible values of one hidden entry; an end of a billion means no bound. */
    public record Range(int entry, long low, long high) {
        /** Whether the entry is known exactly, or to less than k apart. */
        public boolean discloses(int k) {
            return high - low < k;
        }
    }

    /** Ranges of all hidden entries, totals included. */
    public static Range[] from(PublishedTable published) {
        @Nullable Long[] shown = new Long[published.entries()];
        for (int entry = 0; entry < shown.length; entry++) {
            shown[entry] = published.shown(entry);
        }
        return from(published.table(), shown);
    }

    /** @param shape any table of the sizes wanted; its counts are not looked at */
    public static Range[] from(CountTable shape, @Nullable Long[] shown) {
        var deduction = new Deduction(shape, shown);
        if (!deduction.tighten()) {
            throw new IllegalArgumentException("the shown entries contradict each other");
        }
        Range[] ranges = new Range[shown.length];
        int count = 0;
        for (int entry = 0; entry < shown.length; entry++) {
            if (shown[entry] == null) {
                deduction.shave(entry);
                ranges[count++] = new Range(entry, deduction.low[entry], deduction.high[entry]);
            }
        }
        return java.util.Arrays.copyOf(ranges, count);
    }

    /** Moves both ends inwards while the end value is impossible. */
    private void shave(int entry) {
        while (low[entry] < high[entry] && !possible(entry, low[entry])) {
            low[entry]++;
        }
        while (high[entry] > low[entry] && high[entry] < UNKNOWN && !possible(entry, high[entry])) {
            high[entry]--;
        }
    }

    private boolean possible(int entry, long value) {
        long[] keptLow = low.clone();
        long[] keptHigh = high.clone();
        low[entry] = value;
        high[entry] = value;
        boolean possible = tighten();
        low = keptLow;
        high = keptHigh;
        return possible;
    }

    /** False when some range is empty. */
    private boolean tighten() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int d = 0; d < sizes.length; d++) {
                for (int entry = 0; entry < low.length; entry++) {
                    int[] places = shape.places(entry);
                    if (places[d] != sizes[d]) {
                        continue;
                    }
                    int outcome = tightenLine(places, d, entry);
                    if (outcome < 0) {
                        return false;
                    }
                    changed |= outcome > 0;
                }
            }
        }
        return true;
    }

    /** -1 contradiction, 0 nothing new, 1 something tightened. */
    private int tightenLine(int[] places, int d, int total) {
        long sumLow = 0;
        long sumHigh = 0;
        int[] parts = new int[sizes[d]];
        for (int p = 0; p < parts.length; p++) {
            places[d] = p;
            parts[p] = shape.index(places);
            sumLow += low[parts[p]];
            sumHigh += high[parts[p]];
        }
        int outcome = narrow(total, sumLow, Math.min(sumHigh, UNKNOWN));
        for (int part : parts) {
            if (outcome < 0) {
                return outcome;
            }
            long restLow = sumLow - low[part];
            long restHigh = sumHigh - high[part];
            long before = low[part];
            long beforeHigh = high[part];
            long most = high[total] >= UNKNOWN ? UNKNOWN : high[total] - restLow;
            int result = narrow(part, low[total] - restHigh, most);
            sumLow += low[part] - before;
            sumHigh += high[part] - beforeHigh;
            outcome = result < 0 ? -1 : Math.max(outcome, result);
        }
        return outcome;
    }

    private int narrow(int entry, long newLow, long newHigh) {
        boolean changed = false;
        if (newLow > low[entry]) {
            low[entry] = newLow;
            changed = true;
        }
        if (newHigh < high[entry]) {
            high[entry] = newHigh;
            changed = true;
        }
        return low[entry] > high[entry] ? -1 : changed ? 1 : 0;
    }
}
