package io.bothways.matching.scoring.candidates;

import java.util.Arrays;

/** The pairs of some people seen from their partners: what is to be put into whose row. */
final class Arrivals {
    private final int[] start;
    private final long[] keys;

    /** {@code rows}: by person, all partners of each of the {@code anew}. */
    Arrivals(int[] anew, long[][] rows, int people) {
        this.start = new int[people + 1];
        for (int person : anew) {
            for (long key : rows[person]) {
                start[Best.other(key) + 1]++;
            }
        }
        Arrays.parallelPrefix(start, Integer::sum);
        this.keys = new long[start[people]];
        int[] next = start.clone();
        for (int person : anew) {
            for (long key : rows[person]) {
                keys[next[Best.other(key)]++] = Best.key(Best.score(key), person);
            }
        }
    }

    /** A person's row with those who arrive in it, but for those below its floor, where it does not know everybody. */
    long[] joined(int person, long[] ascending, long floor) {
        int arriving = start[person + 1] - start[person];
        if (arriving == 0) {
            return ascending;
        }
        long[] joined = Arrays.copyOf(ascending, ascending.length + arriving);
        int size = ascending.length;
        for (int i = start[person]; i < start[person + 1]; i++) {
            if (keys[i] >= floor) {
                joined[size++] = keys[i];
            }
        }
        Arrays.sort(joined, 0, size);
        return size == joined.length ? joined : Arrays.copyOf(joined, size);
    }
}
