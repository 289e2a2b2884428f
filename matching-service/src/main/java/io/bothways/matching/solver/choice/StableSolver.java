package io.bothways.matching.solver.choice;

import io.bothways.matching.solver.certificate.Certificate;
import io.bothways.matching.solver.graph.Graph;
import java.util.Arrays;

/**
 * Greedy on the score, ties by the order of edges, as long as both ends have a free seat: a pair is left out only when all
 * seats of one of the two hold pairs of no less weight, so nobody finds somebody who would rather have them too. Among
 * equals there are other stable choices; where no two weights are equal this is the only one.
 *
 * <p>Objective: no edge outside the choice weighs more than a chosen one (or a free seat) at each of its ends. Its weight
 * is at least half the greatest there is, and the bound is half the sum of the best edges for each seat. Source: the
 * greedy half-approximation of weighted matching (Avis 1983), stable for scores that both sides share. O(m log m) time,
 * 16 bytes an edge; deterministic. Against every choice of graphs of up to 12 edges, and in pools of 100,000 people.
 */
public final class StableSolver implements Solver {
    private static final int EDGES_AT_A_TIME = 1 << 16;

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
        int seen = 0;
        watch.at(Watch.Stage.BIDDING, 0);
        watch.check();
        for (int edge : graph.heaviestFirst()) {
            if (++seen % EDGES_AT_A_TIME == 0) {
                watch.at(Watch.Stage.BIDDING, (int) (100L * seen / graph.edges()));
                watch.check();
            }
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
        Certificate certificate = new Certificate.BestSeats();
        return new Solution(edges, value, value, certificate.bound(graph), certificate);
    }
}
