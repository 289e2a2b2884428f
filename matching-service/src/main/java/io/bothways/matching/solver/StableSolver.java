package io.bothways.matching.solver;

import java.util.Arrays;

/**
 * Greedy on the score, ties by the order of edges, as long as both ends have a free seat. Because everybody ranks pairs
 * by the same score, the outcome is the one stable matching: whoever would prefer a pair that was not chosen holds only
 * pairs that come before it. O(m log m) time, 8 bytes an edge.
 */
public final class StableSolver implements Solver {
    @Override
    public String algorithm() {
        return "greedy-1";
    }

    @Override
    public Solution solve(Graph graph, Watch watch) {
        int[] free = graph.capacity().clone();
        int[] chosen = new int[graph.edges()];
        int count = 0;
        long value = 0;
        for (int edge : bestFirst(graph)) {
            int left = graph.left()[edge];
            int right = graph.right()[edge];
            if (free[left] > 0 && free[right] > 0) {
                free[left]--;
                free[right]--;
                value += graph.weight()[edge];
                chosen[count++] = edge;
            }
        }
        int[] edges = Arrays.copyOf(chosen, count);
        Arrays.sort(edges);
        return new Solution(edges, value, value, Bounds.halfOfBestSeats(graph), new Certificate.BestSeats());
    }

    static int[] bestFirst(Graph graph) {
        long[] keys = new long[graph.edges()];
        for (int edge = 0; edge < keys.length; edge++) {
            keys[edge] = (long) (Integer.MAX_VALUE - graph.weight()[edge]) << 32 | edge;
        }
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
    }
}
