package io.bothways.analytics.statistics.suppression;

import io.bothways.analytics.statistics.suppression.PublishedTable.Status;
import java.util.BitSet;

/**
 * Hides small counts, and enough others that every hidden entry could, for all a reader knows, lie anywhere in a range at
 * least k wide.
 *
 * <p>The proof is by witness. Take two places in every dimension; adding d to the entries of that block with one sign and
 * taking d from those with the other leaves every total as it was (a place may be the total itself, whose sign follows its
 * parts). If the whole block is hidden, each of its entries can move by as much as the smaller entries allow: up by the
 * least of the minus entries, down by the least of the plus entries. A block whose two leasts add up to k therefore protects
 * all of its entries at once, those hidden only for its sake included, so nothing cascades. For every unprotected entry the
 * block that costs the least newly hidden counts is taken; totals cost more than cells. Where no block is wide enough the
 * whole table is withheld.
 *
 * <p>O(hidden × entries × 2^dimensions), deterministic; ties go to the first block in order. Not minimal: longer chains than
 * blocks could sometimes hide less.
 */
public final class Suppression {
    private final CountTable table;
    private final Disclosure disclosure;
    private final BitSet primary;
    private final BitSet published;
    private final BitSet hidden;

    private Suppression(CountTable table, Disclosure disclosure, BitSet primary, BitSet published) {
        this.table = table;
        this.disclosure = disclosure;
        this.primary = primary;
        this.published = published;
        hidden = (BitSet) primary.clone();
    }

    /**
     * Counts of people: entries of 1 … k-1 are hidden; an empty entry says nothing about anybody and is shown, so a table
     * of zeros is shown whole.
     */
    public static PublishedTable ofCounts(CountTable table, Disclosure disclosure) {
        return ofCounts(table, disclosure, new BitSet());
    }

    /**
     * The same with entries that must be hidden for other reasons, such as {@link Differencing}. Those of 1 … k-1 always
     * are.
     */
    public static PublishedTable ofCounts(CountTable table, Disclosure disclosure, BitSet alsoHidden) {
        return protect(table, disclosure, small(table, disclosure), alsoHidden, new BitSet());
    }

    /**
     * Counts whose last dimension is an outcome (left, stayed): a group is hidden in all outcomes when it has 1 … k-1 people
     * or when any outcome has fewer than k of them, none included, since "nobody" and "everybody" tell on each member.
     */
    public static PublishedTable ofOutcomes(CountTable table, Disclosure disclosure) {
        return ofOutcomes(table, disclosure, new BitSet());
    }

    /** The same with entries that must be hidden for other reasons. */
    public static PublishedTable ofOutcomes(CountTable table, Disclosure disclosure, BitSet alsoHidden) {
        return protect(table, disclosure, telling(table, disclosure, table.dimensions() - 1), alsoHidden, new BitSet());
    }

    /** Entries of 1 … k-1. */
    static BitSet small(CountTable table, Disclosure disclosure) {
        BitSet small = new BitSet(table.entries());
        for (int entry = 0; entry < table.entries(); entry++) {
            if (table.value(entry) > 0 && table.value(entry) < disclosure.k()) {
                small.set(entry);
            }
        }
        return small;
    }

    /** Small entries, and all outcomes, told apart along a dimension, of groups where one is smaller than k. */
    static BitSet telling(CountTable table, Disclosure disclosure, int dimension) {
        BitSet hidden = small(table, disclosure);
        int outcomes = table.size(dimension);
        for (int entry = 0; entry < table.entries(); entry++) {
            int[] places = table.places(entry);
            if (places[dimension] != outcomes || table.value(entry) == 0) {
                continue;
            }
            boolean telling = false;
            for (int o = 0; o < outcomes; o++) {
                places[dimension] = o;
                telling |= table.value(table.index(places)) < disclosure.k();
            }
            for (int o = 0; o < outcomes && telling; o++) {
                places[dimension] = o;
                hidden.set(table.index(places));
            }
        }
        return hidden;
    }

    /**
     * Hides the primary entries, the others named, and what gives them away, when some entries are public already and can no
     * longer be hidden; a small one among them is not: its harm is done. Everything is withheld when the rest cannot be
     * protected beside them.
     */
    static PublishedTable protect(
            CountTable table, Disclosure disclosure, BitSet primary, BitSet alsoHidden, BitSet published) {
        primary.or(alsoHidden);
        primary.andNot(published);
        return new Suppression(table, disclosure, primary, published).publish();
    }

    private PublishedTable publish() {
        Status[] status = new Status[table.entries()];
        boolean possible = true;
        BitSet safe = new BitSet(table.entries());
        for (int entry = primary.nextSetBit(0); entry >= 0 && possible; entry = primary.nextSetBit(entry + 1)) {
            possible = safe.get(entry) || secure(entry, safe);
        }
        for (int entry = 0; entry < status.length; entry++) {
            status[entry] = !possible
                    ? Status.INSUFFICIENT
                    : primary.get(entry) ? Status.SUPPRESSED : hidden.get(entry) ? Status.COMPLEMENTARY : Status.SHOWN;
        }
        return new PublishedTable(table, status, disclosure);
    }

    /** Hides the cheapest sufficient block around the entry; false when there is none. */
    private boolean secure(int entry, BitSet safe) {
        int dimensions = table.dimensions();
        int[] here = table.places(entry);
        int[] there = new int[dimensions];
        int[] best = new int[0];
        double cheapest = Double.POSITIVE_INFINITY;
        int blocks = table.entries();
        for (int block = 0; block < blocks; block++) {
            int[] opposite = table.places(block);
            boolean proper = true;
            for (int d = 0; d < dimensions; d++) {
                proper &= opposite[d] != here[d];
                there[d] = opposite[d];
            }
            if (!proper) {
                continue;
            }
            int[] members = members(here, there);
            double cost = cost(members);
            // infinite where a member is public already
            if (cost < cheapest && width(members, here, there) >= disclosure.k()) {
                cheapest = cost;
                best = members;
            }
        }
        for (int member : best) {
            hidden.set(member);
            safe.set(member);
        }
        return best.length > 0;
    }

    private int[] members(int[] here, int[] there) {
        int dimensions = here.length;
        int[] members = new int[1 << dimensions];
        int[] at = new int[dimensions];
        for (int subset = 0; subset < members.length; subset++) {
            for (int d = 0; d < dimensions; d++) {
                at[d] = (subset >> d & 1) == 1 ? there[d] : here[d];
            }
            members[subset] = table.index(at);
        }
        return members;
    }

    /** Newly hidden counts; a total weighs as much as a table full of cells, a grand total more still. */
    private double cost(int[] members) {
        double cost = 0;
        for (int member : members) {
            if (published.get(member)) {
                return Double.POSITIVE_INFINITY;
            }
            if (!hidden.get(member)) {
                double dearness = 1;
                for (int t = table.totals(member); t > 0; t--) {
                    dearness *= 1000;
                }
                cost += (table.value(member) + 1.0) * dearness;
            }
        }
        return cost;
    }

    private long width(int[] members, int[] here, int[] there) {
        long up = Long.MAX_VALUE;
        long down = Long.MAX_VALUE;
        for (int subset = 0; subset < members.length; subset++) {
            int sign = 1;
            for (int d = 0; d < here.length; d++) {
                boolean total = here[d] == table.size(d) || there[d] == table.size(d);
                sign *= (subset >> d & 1) == 1 && !total ? -1 : 1;
            }
            long value = table.value(members[subset]);
            up = sign < 0 ? Math.min(up, value) : up;
            down = sign > 0 ? Math.min(down, value) : down;
        }
        // no minus entry at all: the block can grow without bound
        return up == Long.MAX_VALUE ? Long.MAX_VALUE : up + down;
    }
}
