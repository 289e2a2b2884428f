package io.bothways.bench.matching;

/**
 * Scored two-way candidates in columns, ordered by both ends, which are indices into {@link People}; left &lt; right. A
 * gain is what that end learns.
 */
record Edges(int[] left, int[] right, short[] gainLeft, short[] gainRight, int[] score) {
    int size() {
        return left.length;
    }
}
