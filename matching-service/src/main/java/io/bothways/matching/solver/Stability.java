package io.bothways.matching.solver;

import java.util.Arrays;

/** Counts the edges that two people would both rather have than what they got. */
final class Stability {
    private static final int EDGES_AT_A_TIME = 1 << 16;

    private Stability() {}

    /**
     * An edge blocks when it was not chosen and each of its ends has a free seat or holds a chosen edge of less weight;
     * a free seat is worth nothing. O(m) time, 8 bytes a vertex.
     */
    static int blockingEdges(Graph graph, int[] chosen, Watch watch) {
        int[] taken = new int[graph.vertices()];
        int[] worst = new int[graph.vertices()];
        Arrays.fill(worst, Integer.MAX_VALUE);
        boolean[] isChosen = new boolean[graph.edges()];
        for (int edge : chosen) {
            isChosen[edge] = true;
            hold(graph.left()[edge], graph.weight()[edge], taken, worst);
            hold(graph.right()[edge], graph.weight()[edge], taken, worst);
        }
        for (int v = 0; v < worst.length; v++) {
            worst[v] = taken[v] < graph.capacity()[v] ? 0 : worst[v];
        }
        int blocking = 0;
        for (int edge = 0; edge < graph.edges(); edge++) {
            if (edge % EDGES_AT_A_TIME == 0) {
                watch.check();
            }
            int weight = graph.weight()[edge];
            if (!isChosen[edge]
                    && graph.open(edge)
                    && weight > worst[graph.left()[edge]]
                    && weight > worst[graph.right()[edge]]) {
                blocking++;
            }
        }
        return blocking;
    }

    private static void hold(int end, int weight, int[] taken, int[] worst) {
        taken[end]++;
        worst[end] = Math.min(worst[end], weight);
    }
}
