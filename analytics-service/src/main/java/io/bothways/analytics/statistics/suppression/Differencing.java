package io.bothways.analytics.statistics.suppression;

import io.bothways.analytics.statistics.InvalidRow;
import io.bothways.analytics.statistics.suppression.PublishedTable.Status;
import java.util.BitSet;

/**
 * What two publications say together. Subtracting a table from a later snapshot of it, or from one with a slightly wider
 * filter, shows the few people between them.
 *
 * <p>Of two snapshots nothing more than that can be known, since people come as well as go: an entry shown in both whose
 * counts differ by 1 … k-1 must not be shown again. A filter only takes away, so the reader also knows which count is the
 * larger; such a pair is protected as what it is, one table with a further dimension "inside or outside the filter".
 */
public final class Differencing {
    private Differencing() {}

    /**
     * Entries of {@code next} that {@code earlier} would turn into small counts, |difference| of 1 … k-1; to be hidden from
     * the start. None for equal tables. O(entries). Tables of different sizes are refused.
     */
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

    /**
     * The next snapshot of a count table, safe in itself and beside the earlier one; withheld as a whole when it cannot be
     * made so. Cost of {@link Suppression#ofCounts}.
     */
    public static PublishedTable after(PublishedTable earlier, CountTable next, int k) {
        return Suppression.ofCounts(next, k, telling(earlier, next, k));
    }

    /**
     * A table of some of the people of one already published, such as the same question with a filter. No hidden entry of
     * either, nor of the difference, can be pinned down to less than k; a table that would do so is withheld as a whole.
     *
     * @throws InvalidRow where the inner table counts more people than the outer one
     */
    public static PublishedTable within(PublishedTable outer, CountTable inner, int k) {
        CountTable all = outer.table();
        CountTable both = stacked(all, inner);
        BitSet published = new BitSet(both.entries());
        BitSet hidden = new BitSet(both.entries());
        for (int entry = 0; entry < all.entries(); entry++) {
            (outer.shown(entry) != null ? published : hidden).set(3 * entry + 2);
        }
        PublishedTable pair = Suppression.beside(both, k, hidden, published);
        Status[] status = new Status[inner.entries()];
        for (int entry = 0; entry < status.length; entry++) {
            status[entry] = pair.status(3 * entry);
        }
        return new PublishedTable(inner, status, k);
    }

    /** Cells inside and outside the filter along a last dimension, whose totals are the outer table: places 0, 1 and 2. */
    private static CountTable stacked(CountTable outer, CountTable inner) {
        int dimensions = outer.dimensions();
        int[] sizes = new int[dimensions + 1];
        sizes[dimensions] = 2;
        int count = 2;
        for (int d = 0; d < dimensions; d++) {
            sizes[d] = outer.size(d);
            if (inner.dimensions() != dimensions || inner.size(d) != sizes[d]) {
                throw new IllegalArgumentException("tables of different shapes");
            }
            count *= sizes[d];
        }
        long[] cells = new long[count];
        int c = 0;
        for (int entry = 0; entry < outer.entries(); entry++) {
            if (outer.totals(entry) > 0) {
                continue;
            }
            if (inner.value(entry) > outer.value(entry)) {
                throw new InvalidRow(c / 2, inner.value(entry) + " inside of " + outer.value(entry));
            }
            cells[c++] = inner.value(entry);
            cells[c++] = outer.value(entry) - inner.value(entry);
        }
        return CountTable.of(sizes, cells);
    }

    /**
     * Whether a query may be answered beside one already served: their groups must differ by nobody or by at least k, on
     * either side. False for counts that cannot be, such as more in both than in one. O(1).
     */
    public static boolean allowed(long served, long asked, long inBoth, int k) {
        long onlyServed = served - inBoth;
        long onlyAsked = asked - inBoth;
        return (onlyServed == 0 || onlyServed >= k) && (onlyAsked == 0 || onlyAsked >= k);
    }
}
