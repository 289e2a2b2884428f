package io.bothways.analytics.statistics.suppression;

import io.bothways.analytics.statistics.InvalidRow;
import io.bothways.analytics.statistics.suppression.PublishedTable.Status;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;

/**
 * What two publications say together. Subtracting a table from a later snapshot of it, or from one with a slightly wider
 * filter, shows the few people between them.
 *
 * <p>Snapshots: a reader follows every count that both show, and every sum that both let him work out, which is what is
 * left of a total after taking away the parts shown. Where such a figure differs by 1 … k-1 the later snapshot must show
 * less. People come as well as go, so ranges of what stays hidden are no narrower for having both. A filter only takes away,
 * so the reader also knows which count is the larger; such a pair is protected as what it is, one table with a further
 * dimension "inside or outside the filter".
 */
public final class Differencing {
    private Differencing() {}

    /**
     * The next snapshot of a count table, safe in itself and beside each of the earlier ones; withheld as a whole when it
     * cannot be made so. At most entries times the cost of {@link Suppression#ofCounts}. Tables of different sizes are
     * refused.
     *
     * @param earlier all that were published, as what one hides the next may show again
     */
    public static PublishedTable after(List<PublishedTable> earlier, CountTable next, Disclosure disclosure) {
        return after(earlier, next, disclosure, hidden -> Suppression.ofCounts(next, disclosure, hidden));
    }

    /** The same of a table whose last dimension is an outcome, as in {@link Suppression#ofOutcomes}. */
    public static PublishedTable outcomesAfter(List<PublishedTable> earlier, CountTable next, Disclosure disclosure) {
        return after(earlier, next, disclosure, hidden -> Suppression.ofOutcomes(next, disclosure, hidden));
    }

    private static PublishedTable after(
            List<PublishedTable> earlier,
            CountTable next,
            Disclosure disclosure,
            Function<BitSet, PublishedTable> suppression) {
        BitSet hidden = new BitSet(next.entries());
        while (true) {
            PublishedTable published = suppression.apply(hidden);
            BitSet telling = new BitSet(next.entries());
            for (PublishedTable before : earlier) {
                telling.or(new Change(before, published, disclosure).telling());
            }
            if (telling.isEmpty()) {
                return published;
            }
            // every round hides something that was shown, so the last one shows nothing
            hidden.or(telling);
        }
    }

    /**
     * A table of some of the people of one already published, such as the same question with a filter. No hidden entry of
     * either, nor of the difference, can be pinned down to less than k; a table that would do so is withheld as a whole.
     *
     * @throws InvalidRow where the inner table counts more people than the outer one
     */
    public static PublishedTable within(PublishedTable outer, CountTable inner, Disclosure disclosure) {
        CountTable both = stacked(outer.table(), inner);
        return within(outer, inner, both, disclosure, Suppression.small(both, disclosure));
    }

    /** The same of a table whose last dimension is an outcome: groups inside and outside the filter are hidden alike. */
    public static PublishedTable outcomesWithin(PublishedTable outer, CountTable inner, Disclosure disclosure) {
        CountTable both = stacked(outer.table(), inner);
        return within(outer, inner, both, disclosure, Suppression.telling(both, disclosure, inner.dimensions() - 1));
    }

    private static PublishedTable within(
            PublishedTable outer, CountTable inner, CountTable both, Disclosure disclosure, BitSet primary) {
        BitSet published = new BitSet(both.entries());
        BitSet hidden = new BitSet(both.entries());
        for (int entry = 0; entry < outer.entries(); entry++) {
            (outer.shown(entry) != null ? published : hidden).set(3 * entry + 2);
        }
        PublishedTable pair = Suppression.protect(both, disclosure, primary, hidden, published);
        Status[] status = new Status[inner.entries()];
        for (int entry = 0; entry < status.length; entry++) {
            status[entry] = pair.status(3 * entry);
        }
        return new PublishedTable(inner, status, disclosure);
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
    public static boolean allowed(long served, long asked, long inBoth, Disclosure disclosure) {
        int k = disclosure.k();
        long onlyServed = served - inBoth;
        long onlyAsked = asked - inBoth;
        return (onlyServed == 0 || onlyServed >= k) && (onlyAsked == 0 || onlyAsked >= k);
    }
}
