package io.bothways.matching.scoring.candidates;

import java.util.Arrays;

/**
 * Everybody's best partners in one role, as {@link Best#key keys} in ascending order. Person i's row is complete from {@code
 * floor[i]} up: a pair that is not in it is worth less than that.
 */
record Rows(long[][] keys, long[] floor) {
    /** The floor of a row that holds all partners there are. */
    static final long NONE = Long.MIN_VALUE;

    private static final long[] NOBODY = {};

    static Rows of(int people) {
        Rows rows = new Rows(new long[people][], new long[people]);
        Arrays.fill(rows.keys, NOBODY);
        Arrays.fill(rows.floor, NONE);
        return rows;
    }

    /** Sets a row to the best {@code most} of these keys, which were all that are complete from a floor up. */
    void set(int person, long[] ascending, long completeFrom, int most) {
        boolean dropped = ascending.length > most;
        keys[person] = dropped ? Arrays.copyOfRange(ascending, ascending.length - most, ascending.length) : ascending;
        floor[person] = dropped ? keys[person][0] : completeFrom;
    }

    /** Sets a row to the best {@code most} that a search found. */
    void setFound(int person, long[] ascending, int most) {
        keys[person] = ascending;
        floor[person] = ascending.length < most ? NONE : ascending[0];
    }

    /** Where the best so many of a row begin. */
    int from(int person, int best) {
        return Math.max(0, keys[person].length - best);
    }

    /** Whether a row may lack one of the person's best so many. */
    boolean mayLack(int person, int best) {
        return floor[person] != NONE && keys[person].length < best;
    }
}
