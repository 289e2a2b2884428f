package io.bothways.matching.solver.certificate;

import io.bothways.matching.solver.graph.Graph;

/** Upper bounds that hold for every choice of edges. */
final class Bounds {
    private Bounds() {}

    /**
     * Half the sum, over all vertices, of the weights that would fill its seats best: every chosen edge is counted at
     * both its ends, so no choice is worth more. Cheap, and looser than the bound of a linear programme.
     */
    static long halfOfBestSeats(Graph graph) {
        int[] free = graph.capacity().clone();
        long twice = 0;
        for (int edge : graph.heaviestFirst()) {
            int left = graph.left()[edge];
            int right = graph.right()[edge];
            if (graph.capacity()[left] == 0 || graph.capacity()[right] == 0) {
                continue;
            }
            if (free[left] > 0) {
                free[left]--;
                twice += graph.weight()[edge];
            }
            if (free[right] > 0) {
                free[right]--;
                twice += graph.weight()[edge];
            }
        }
        return twice / 2;
    }
}
