package io.bothways.analytics.statistics.suppression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A perfect reader of a published table: the smallest and the largest value that each hidden entry takes in any table of
 * whole numbers, none negative, which agrees with everything shown. Knows nothing of how entries were chosen to be hidden.
 *
 * <p>Bounds are tightened along every line, ends are tried by substitution, and an end only counts when a complete table is
 * found for it by search; so both ends are facts, not estimates.
 */
final class Attack {
    private static final int SEARCH = 20_000;

    private final int[][] lines;
    private final long[] low;
    private final long[] high;
    private final @Nullable Long[] shown;
    private int budget;

    private Attack(int[] sizes, @Nullable Long[] shown, long most) {
        this.shown = shown;
        lines = lines(sizes);
        low = new long[shown.length];
        high = new long[shown.length];
        for (int entry = 0; entry < shown.length; entry++) {
            Long value = shown[entry];
            low[entry] = value == null ? 0 : value;
            high[entry] = value == null ? most : value;
        }
    }

    record Range(int entry, long low, long high) {}

    /** @param shown entries in the order of {@link CountTable}, null where hidden; {@code most} bounds every count */
    static List<Range> on(int[] sizes, @Nullable Long[] shown, long most) {
        var attack = new Attack(sizes, shown, most);
        if (!attack.tighten()) {
            throw new IllegalArgumentException("the shown entries contradict each other");
        }
        List<Range> ranges = new ArrayList<>();
        for (int entry = 0; entry < shown.length; entry++) {
            if (shown[entry] == null) {
                ranges.add(new Range(entry, attack.end(entry, 1), attack.end(entry, -1)));
            }
        }
        return ranges;
    }

    static List<Range> on(PublishedTable published, int... sizes) {
        @Nullable Long[] shown = new Long[published.entries()];
        for (int entry = 0; entry < shown.length; entry++) {
            shown[entry] = published.shown(entry);
        }
        return on(sizes, shown, 10_000);
    }

    private long end(int entry, int direction) {
        long value = direction > 0 ? low[entry] : high[entry];
        while (!reachable(entry, value)) {
            value += direction;
        }
        return value;
    }

    private boolean reachable(int entry, long value) {
        var copy = new Attack(this);
        copy.low[entry] = value;
        copy.high[entry] = value;
        copy.budget = SEARCH;
        return copy.complete();
    }

    private Attack(Attack other) {
        lines = other.lines;
        shown = other.shown;
        low = other.low.clone();
        high = other.high.clone();
    }

    /** Depth first: the entry with fewest values left is fixed, at either end first. */
    private boolean complete() {
        if (budget-- <= 0) {
            throw new IllegalStateException("search given up");
        }
        if (!tighten()) {
            return false;
        }
        int open = -1;
        for (int entry = 0; entry < low.length; entry++) {
            long width = high[entry] - low[entry];
            if (width > 0 && (open < 0 || width < high[open] - low[open])) {
                open = entry;
            }
        }
        if (open < 0) {
            return true;
        }
        for (long value = low[open]; value <= high[open]; value++) {
            var next = new Attack(this);
            next.budget = budget;
            next.low[open] = value;
            next.high[open] = value;
            boolean done = next.complete();
            budget = next.budget;
            if (done) {
                return true;
            }
        }
        return false;
    }

    private boolean tighten() {
        for (boolean changed = true; changed; ) {
            changed = false;
            for (int[] line : lines) {
                long sumLow = -low[line[0]];
                long sumHigh = -high[line[0]];
                for (int entry : line) {
                    sumLow += low[entry];
                    sumHigh += high[entry];
                }
                int total = line[0];
                if (sumLow > low[total] || sumHigh < high[total]) {
                    low[total] = Math.max(low[total], sumLow);
                    high[total] = Math.min(high[total], sumHigh);
                    changed = true;
                }
                for (int i = 1; i < line.length; i++) {
                    int part = line[i];
                    long least = low[total] - (sumHigh - high[part]);
                    long most = high[total] - (sumLow - low[part]);
                    if (least > low[part] || most < high[part]) {
                        sumLow += Math.max(0, least - low[part]);
                        sumHigh -= Math.max(0, high[part] - most);
                        low[part] = Math.max(low[part], least);
                        high[part] = Math.min(high[part], most);
                        changed = true;
                    }
                    if (low[part] > high[part]) {
                        return false;
                    }
                }
                if (low[total] > high[total]) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Every total with its parts, the total first. */
    private static int[][] lines(int[] sizes) {
        List<int[]> lines = new ArrayList<>();
        int entries = Arrays.stream(sizes).map(s -> s + 1).reduce(1, (a, b) -> a * b);
        int stride = entries;
        for (int size : sizes) {
            stride /= size + 1;
            for (int entry = 0; entry < entries; entry++) {
                if (entry / stride % (size + 1) == size) {
                    int[] line = new int[size + 1];
                    for (int p = 0; p <= size; p++) {
                        line[p] = entry - p * stride;
                    }
                    lines.add(line);
                }
            }
        }
        return lines.toArray(int[][]::new);
    }
}
