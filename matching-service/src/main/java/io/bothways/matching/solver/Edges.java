package io.bothways.matching.solver;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** Sets of edges, as ascending indices. */
final class Edges {
    private Edges() {}

    static int[] where(int edges, IntPredicate wanted) {
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
