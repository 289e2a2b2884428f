package io.bothways.analytics.statistics.suppression;

import java.util.BitSet;

/**
 * What two publications say together. Subtracting a table from a later snapshot of it, or from one with a slightly wider
 * filter, shows the few people between them: an entry shown in both whose counts differ by 1 … k-1 must not be shown again.
 */
public final class Differencing {
    private Differencing() {}

    /** Entries of {@code next} that {@code earlier} would turn into small counts; to be hidden from the start. */
    public static BitSet telling(PublishedTable earlier, CountTable next, int k) {
        if (earlier.entries() != next.entries()) {
            throw new IllegalArgumentException(
                    "tables of " + earlier.entries() + " and " + next.entries() + " entries");
        }
        BitSet telling = new BitSet(next.entries());
        for (int entry = 0; entry < next.entries(); entry++) {
            Long before = earlier.shown(entry);
            if (before != null && before != next.value(entry) && Math.abs(before - next.value(entry)) < k) {
                telling.set(entry);
            }
        }
        return telling;
    }

    /** The next snapshot of a count table, safe in itself and beside the earlier one. */
    public static PublishedTable after(PublishedTable earlier, CountTable next, int k) {
        return Suppression.ofCounts(next, k, telling(earlier, next, k));
    }

    /** Whether a query may be answered beside one already served: their groups must differ by nobody or by at least k. */
    public static boolean allowed(long served, long asked, long inBoth, int k) {
        long onlyServed = served - inBoth;
        long onlyAsked = asked - inBoth;
        return (onlyServed == 0 || onlyServed >= k) && (onlyAsked == 0 || onlyAsked >= k);
    }
}
