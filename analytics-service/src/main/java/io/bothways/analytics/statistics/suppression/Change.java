package io.bothways.analytics.statistics.suppression;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What a reader of two snapshots of one table can follow from one to the other: counts shown in both, and sums of hidden
 * counts that both let him work out. A figure that differs by 1 … k-1 is about as few people.
 */
final class Change {
    private final PublishedTable earlier;
    private final PublishedTable later;
    private final CountTable before;
    private final CountTable now;
    private final int k;
    private final BitSet telling;

    Change(PublishedTable earlier, PublishedTable later, Disclosure disclosure) {
        this.earlier = earlier;
        this.later = later;
        before = earlier.table();
        now = later.table();
        k = disclosure.k();
        telling = new BitSet(now.entries());
        boolean same = before.dimensions() == now.dimensions();
        for (int d = 0; same && d < now.dimensions(); d++) {
            same = before.size(d) == now.size(d);
        }
        if (!same) {
            throw new IllegalArgumentException(
                    "tables of " + before.entries() + " and " + now.entries() + " entries in other shapes");
        }
    }

    /** Entries shown in the later snapshot of which one at a time must not be; none when it tells nothing. O(entries × 2^dimensions). */
    BitSet telling() {
        for (int entry = 0; entry < now.entries(); entry++) {
            if (followed(entry) && few(difference(entry))) {
                telling.set(entry);
            }
        }
        for (int total = 0; total < now.entries(); total++) {
            int[] places = now.places(total);
            for (int d = 0; d < places.length; d++) {
                if (places[d] == now.size(d)) {
                    followLine(total, parts(total, d));
                }
            }
        }
        return telling;
    }

    private boolean few(long change) {
        return change != 0 && Math.abs(change) < k;
    }

    private boolean followed(int entry) {
        return earlier.shown(entry) != null && later.shown(entry) != null;
    }

    private long difference(int entry) {
        return now.value(entry) - before.value(entry);
    }

    private List<Integer> parts(int total, int dimension) {
        int[] places = now.places(total);
        List<Integer> parts = new ArrayList<>();
        for (int p = 0; p < now.size(dimension); p++) {
            places[dimension] = p;
            parts.add(now.index(places));
        }
        return parts;
    }

    private void followLine(int total, List<Integer> parts) {
        if (followed(total)) {
            List<Integer> rest = new ArrayList<>();
            List<Integer> used = new ArrayList<>();
            long change = take(parts, difference(total), rest, used);
            followRest(rest, change, used, total);
        }
        List<Integer> hiddenBefore = hidden(earlier, parts);
        if (earlier.shown(total) != null
                && shows(later, hiddenBefore)
                && few(sum(now, hiddenBefore) - sum(before, hiddenBefore))) {
            hideOne(hiddenBefore, total);
        }
        List<Integer> hiddenNow = hidden(later, parts);
        if (later.shown(total) != null
                && shows(earlier, hiddenNow)
                && few(sum(now, hiddenNow) - sum(before, hiddenNow))) {
            hideOne(parts, total);
        }
    }

    /** Takes the followed ones of the parts away from a known change; what remains is the change of the rest. */
    private long take(List<Integer> parts, long change, List<Integer> rest, List<Integer> used) {
        long left = change;
        for (int part : parts) {
            if (followed(part)) {
                used.add(part);
                left -= difference(part);
            } else {
                rest.add(part);
            }
        }
        return left;
    }

    /** A sum of entries whose change is known; totals among them are followed on to their parts. */
    private void followRest(List<Integer> rest, long change, List<Integer> used, int total) {
        if (rest.isEmpty()) {
            return;
        }
        if (few(change)) {
            hideOne(used, total);
        }
        for (int d = 0; d < now.dimensions(); d++) {
            List<Integer> inner = new ArrayList<>();
            List<Integer> taken = new ArrayList<>(used);
            long left = change;
            boolean any = false;
            for (int entry : rest) {
                if (now.places(entry)[d] == now.size(d)) {
                    any = true;
                    left = take(parts(entry, d), left, inner, taken);
                } else {
                    inner.add(entry);
                }
            }
            if (any) {
                followRest(inner, left, taken, total);
            }
        }
    }

    /** Of the figures that a sum was worked out from, the smallest that has changed; the total when none has. */
    private void hideOne(List<Integer> figures, int total) {
        int cheapest = -1;
        for (int entry : figures) {
            boolean changed = later.shown(entry) != null && difference(entry) != 0;
            if (changed && (cheapest < 0 || now.value(entry) < now.value(cheapest))) {
                cheapest = entry;
            }
        }
        telling.set(cheapest < 0 ? total : cheapest);
    }

    private static List<Integer> hidden(PublishedTable table, List<Integer> parts) {
        return parts.stream().filter(part -> table.shown(part) == null).toList();
    }

    private static boolean shows(PublishedTable table, List<Integer> parts) {
        return !parts.isEmpty() && parts.stream().allMatch(part -> table.shown(part) != null);
    }

    private static long sum(CountTable table, List<Integer> entries) {
        return entries.stream().mapToLong(table::value).sum();
    }
}
