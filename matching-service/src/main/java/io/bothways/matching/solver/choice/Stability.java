package io.bothways.matching.solver.choice;

import io.bothways.matching.solver.graph.Graph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Finds the edges that two people would both rather have than what they got. */
public final class Stability {
    private static final int EDGES_AT_A_TIME = 1 << 16;

    private Stability() {}

    /** An edge, and by how much its weight exceeds the least that each end holds, which is 0 where it has a free seat. */
    public record Blocking(int edge, int leftMore, int rightMore) {
        /** What both would gain at least comes first, then what they would gain together, then the order of the edges. */
        static final Comparator<Blocking> GREATEST_FIRST = Comparator.comparingInt(
                        (Blocking one) -> Math.min(one.leftMore, one.rightMore))
                .thenComparingInt(one -> one.leftMore + one.rightMore)
                .reversed()
                .thenComparingInt(Blocking::edge);
    }

    /** How many edges block, and the first of them by what both ends would gain. */
    public record Found(int count, List<Blocking> greatest) {}

    /**
     * An edge blocks when it was not chosen and each of its ends has a free seat or holds a chosen edge of less weight;
     * a free seat is worth nothing. At most so many are kept. O(m · log most) time, 8 bytes a vertex.
     */
    public static Found blockingEdges(Graph graph, int[] chosen, int most, Watch watch) {
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
        int count = 0;
        PriorityQueue<Blocking> greatest = new PriorityQueue<>(Blocking.GREATEST_FIRST.reversed());
        for (int edge = 0; edge < graph.edges(); edge++) {
            if (edge % EDGES_AT_A_TIME == 0) {
                watch.check();
            }
            int weight = graph.weight()[edge];
            if (!isChosen[edge]
                    && graph.open(edge)
                    && weight > worst[graph.left()[edge]]
                    && weight > worst[graph.right()[edge]]) {
                count++;
                greatest.add(
                        new Blocking(edge, weight - worst[graph.left()[edge]], weight - worst[graph.right()[edge]]));
                if (greatest.size() > most) {
                    greatest.remove();
                }
            }
        }
        List<Blocking> inOrder = new ArrayList<>(greatest);
        inOrder.sort(Blocking.GREATEST_FIRST);
        return new Found(count, inOrder);
    }

    private static void hold(int end, int weight, int[] taken, int[] worst) {
        taken[end]++;
        worst[end] = Math.min(worst[end], weight);
    }
}
