package io.bothways.matching.solver;

/**
 * A b-matching problem in flat arrays: choose edges of greatest weight so that no vertex has more than its capacity.
 * Both kinds of programme are one: in a two-way one a vertex is a person with b = min(free teaching, free learning), in
 * a one-way one a vertex is a hat. The order of the edges is the tie-break, so it must follow the ids.
 */
public record Graph(int[] capacity, int[] left, int[] right, int[] weight) {
    public Graph {
        if (left.length != right.length || left.length != weight.length) {
            throw new IllegalArgumentException("edges need a left end, a right end and a weight each, but there are "
                    + left.length + ", " + right.length + " and " + weight.length);
        }
    }

    public int edges() {
        return left.length;
    }
}
