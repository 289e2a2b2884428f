package io.bothways.bench.matching.instance;

/**
 * Scored two-way candidates in columns, ordered by both ends, which are indices into {@link People}; left &lt; right. A
 * gain is what that end learns.
 */
public record Edges(int[] left, int[] right, short[] gainLeft, short[] gainRight, int[] score) {
    public int size() {
        return left.length;
    }
}
