package io.bothways.matching.solver.graph;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** Sets of edges, as ascending indices. */
public final class Edges {
    private Edges() {}

    /** Those of edges 0 up to so many that are wanted. */
    public static int[] where(int edges, IntPredicate wanted) {
        int[] found = new int[edges];
        int count = 0;
        for (int e = 0; e < edges; e++) {
            if (wanted.test(e)) {
                found[count++] = e;
            }
        }
        return Arrays.copyOf(found, count);
    }
}
