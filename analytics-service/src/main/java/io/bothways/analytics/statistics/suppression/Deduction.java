package io.bothways.analytics.statistics.suppression;

import org.jspecify.annotations.Nullable;

/**
 * What a reader can work out about hidden entries from the shown ones: bounds that follow from parts adding up to totals,
 * tightened along every line until nothing changes, then every end of a range tried and cut if it leads to a contradiction,
 * whole halves of the range first. Exact for two dimensions in practice; for more it may find wider ranges than a perfect
 * reasoner.
 *
 * <p>Where not even the grand total is shown, nothing bounds the counts; the reader is then taken to know that they are not
 * beyond {@link #mostEver}, which makes ranges narrower, not wider. Meant for audits and tests: O(rounds × entries ×
 * dimensions) for each end tried, rounds limited.
 */
public final class Deduction {
    /** A contradiction further away than this many rounds of tightening is not found; cycles of hidden totals can be long. */
    private static final int ROUNDS = 2_000;

    private final int[] sizes;
    private final CountTable shape;
    private final long mostEver;
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
        mostEver = mostEver(shown);
        for (int entry = 0; entry < shown.length; entry++) {
            Long value = shown[entry];
            low[entry] = value == null ? 0 : value;
            high[entry] = value == null ? mostEver : value;
        }
    }

    /**
     * More than any hidden entry of an organisation with these shown counts: four times their sum and a thousand, which is
     * what remains when nothing is shown. O(entries).
     */
    public static long mostEver(@Nullable Long[] shown) {
        long sum = 250;
        for (Long value : shown) {
            sum += value == null ? 0 : value;
        }
        return 4 * sum;
    }

    /** Feasible values of one hidden entry. */
    public record Range(int entry, long low, long high) {
        /** Whether the entry is known exactly, or to less than k apart. */
        public boolean discloses(Disclosure disclosure) {
            return high - low < disclosure.k();
        }
    }

    /** Ranges of all hidden entries, totals included; none when nothing is hidden. */
    public static Range[] from(PublishedTable published) {
        @Nullable Long[] shown = new Long[published.entries()];
        for (int entry = 0; entry < shown.length; entry++) {
            shown[entry] = published.shown(entry);
        }
        return from(published.table(), shown);
    }

    /**
     * The same from bare numbers, null where hidden. Entries that contradict each other are refused.
     *
     * @param shape any table of the sizes wanted; its counts are not looked at
     */
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

    /** Moves both ends inwards: by halves while a whole half is impossible, then one by one. */
    private void shave(int entry) {
        while (low[entry] < high[entry]) {
            long half = (high[entry] - low[entry]) / 2;
            if (!possible(entry, low[entry], low[entry] + half)) {
                low[entry] += half + 1;
            } else if (!possible(entry, high[entry] - half, high[entry])) {
                high[entry] -= half + 1;
            } else {
                break;
            }
        }
        shaveLow(entry);
        shaveHigh(entry);
    }

    /** Steps double while they succeed, and fall back to one. */
    private void shaveLow(int entry) {
        long step = 1;
        while (low[entry] < high[entry]) {
            long last = Math.min(low[entry] + step - 1, high[entry] - 1);
            if (!possible(entry, low[entry], last)) {
                low[entry] = last + 1;
                step *= 2;
            } else if (step > 1) {
                step = 1;
            } else {
                return;
            }
        }
    }

    private void shaveHigh(int entry) {
        long step = 1;
        while (high[entry] > low[entry]) {
            long first = Math.max(high[entry] - step + 1, low[entry] + 1);
            if (!possible(entry, first, high[entry])) {
                high[entry] = first - 1;
                step *= 2;
            } else if (step > 1) {
                step = 1;
            } else {
                return;
            }
        }
    }

    private boolean possible(int entry, long from, long to) {
        long[] keptLow = low.clone();
        long[] keptHigh = high.clone();
        low[entry] = from;
        high[entry] = to;
        boolean possible = tighten();
        low = keptLow;
        high = keptHigh;
        return possible;
    }

    /** False when some range is empty. */
    private boolean tighten() {
        boolean changed = true;
        for (int round = 0; changed && round < ROUNDS; round++) {
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
        int outcome = narrow(total, sumLow, sumHigh);
        for (int part : parts) {
            if (outcome < 0) {
                return outcome;
            }
            long restLow = sumLow - low[part];
            long restHigh = sumHigh - high[part];
            long before = low[part];
            long beforeHigh = high[part];
            int result = narrow(part, low[total] - restHigh, high[total] - restLow);
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
