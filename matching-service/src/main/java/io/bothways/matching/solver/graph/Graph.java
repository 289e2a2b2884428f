package io.bothways.matching.solver.graph;

import java.util.Arrays;

/**
 * A b-matching problem in flat arrays: choose edges of greatest weight so that no vertex has more than its capacity.
 * Both kinds of programme are one: in a two-way one a vertex is a person with b = min(free teaching, free learning), in
 * a one-way one a vertex is a hat ({@code Seating} adds stand-ins). A choice is worth the weights of its edges and the {@code premium} of every vertex that
 * gets at least one; all are points from 0 up. The order of the edges is the tie-break, so it must follow the ids.
 */
public record Graph(int[] capacity, int[] premium, int[] left, int[] right, int[] weight) {
    public Graph {
        if (left.length != right.length || left.length != weight.length) {
            throw new IllegalArgumentException("edges need a left end, a right end and a weight each, but there are "
                    + left.length + ", " + right.length + " and " + weight.length);
        }
        if (premium.length != capacity.length) {
            throw new IllegalArgumentException("every vertex needs a capacity and a premium, but there are "
                    + capacity.length + " and " + premium.length);
        }
    }

    /** A graph without premiums. */
    public Graph(int[] capacity, int[] left, int[] right, int[] weight) {
        this(capacity, new int[capacity.length], left, right, weight);
    }

    /** The same premium for everybody. */
    public Graph withPremium(int points) {
        if (points < 0) {
            throw new IllegalArgumentException("a premium is not negative, but it is " + points);
        }
        int[] premiums = new int[capacity.length];
        Arrays.fill(premiums, points);
        return new Graph(capacity, premiums, left, right, weight);
    }

    public int vertices() {
        return capacity.length;
    }

    public int edges() {
        return left.length;
    }

    /** Whether both ends of an edge have a seat at all. */
    public boolean open(int e) {
        return capacity[left[e]] > 0 && capacity[right[e]] > 0;
    }

    /** Some of the edges, in the order given. */
    public Graph only(int[] edges) {
        return new Graph(capacity, premium, at(left, edges), at(right, edges), at(weight, edges));
    }

    private static int[] at(int[] values, int[] positions) {
        return Arrays.stream(positions).map(i -> values[i]).toArray();
    }

    /** The same edges with other weights. */
    public Graph weighing(int[] weights) {
        return new Graph(capacity, premium, left, right, weights);
    }

    /** The same edges, of which some weigh more. */
    public Graph withBonus(int[] edges, int bonus) {
        int[] raised = weight.clone();
        for (int e : edges) {
            raised[e] += bonus;
        }
        return weighing(raised);
    }

    /** The greater one of the premiums of an edge's two ends. */
    public int greaterPremium(int e) {
        return Math.max(premium[left[e]], premium[right[e]]);
    }

    /** All edges, of equal weight the lower index first. */
    public int[] heaviestFirst() {
        long[] keys = new long[edges()];
        for (int edge = 0; edge < keys.length; edge++) {
            keys[edge] = (long) (Integer.MAX_VALUE - weight[edge]) << 32 | edge;
        }
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
    }
}
