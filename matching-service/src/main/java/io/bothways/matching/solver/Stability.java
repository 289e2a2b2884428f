package io.bothways.matching.solver;

/** Counts the edges that two people would both rather have than what they got. */
final class Stability {
    private Stability() {}

    /**
     * An edge blocks when it was not chosen and both its ends either have a free seat or hold a chosen edge that comes
     * after it in the one order of all edges.
     */
    static int blockingEdges(Graph graph, int[] edges) {
        int[] rank = new int[graph.edges()];
        int[] order = StableSolver.bestFirst(graph);
        for (int position = 0; position < order.length; position++) {
            rank[order[position]] = position;
        }
        int[] taken = new int[graph.capacity().length];
        int[] worst = new int[graph.capacity().length];
        boolean[] chosen = new boolean[graph.edges()];
        for (int edge : edges) {
            chosen[edge] = true;
            for (int end : new int[] {graph.left()[edge], graph.right()[edge]}) {
                taken[end]++;
                worst[end] = Math.max(worst[end], rank[edge]);
            }
        }
        int blocking = 0;
        for (int edge = 0; edge < graph.edges(); edge++) {
            if (!chosen[edge]
                    && wants(graph, graph.left()[edge], rank[edge], taken, worst)
                    && wants(graph, graph.right()[edge], rank[edge], taken, worst)) {
                blocking++;
            }
        }
        return blocking;
    }

    private static boolean wants(Graph graph, int end, int rank, int[] taken, int[] worst) {
        int capacity = graph.capacity()[end];
        return capacity > 0 && (taken[end] < capacity || worst[end] > rank);
    }
}
