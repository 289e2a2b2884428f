package io.bothways.matching.solver;

import io.bothways.matching.solver.certificate.Certificate;
import io.bothways.matching.solver.choice.Solution;
import io.bothways.matching.solver.choice.Solver;
import io.bothways.matching.solver.choice.Watch;
import io.bothways.matching.solver.graph.Graph;
import java.util.Arrays;

/**
 * The best choice that breaks at most so many of the kept edges, by Lagrangian relaxation: each kept edge earns a bonus, and
 * the smallest whole bonus that keeps enough of them is found by bisection. The outcome is the best of all choices that break
 * as few as it does, and the bound holds for all that break as many as may be.
 *
 * <p>Objective: max Σ weight + premiums, subject to kept edges left out ≤ mayBreak. Source: Lagrangian relaxation of the one
 * side constraint; its bound is that of the relaxation, so there may be a gap although each solve is exact. Time: one solve
 * where the best choice breaks few enough, else about log₂ of twice the greatest weight and premium (16 with scores of 10,000
 * points and premiums of 20,000) more. Memory: that of the solver and a copy of the weights.
 */
final class Repair {
    private Repair() {}

    /** {@code broken} exceeds {@code mayBreak} only where the seats do not suffice for more of the kept edges. */
    record Repaired(Solution solution, int broken) {}

    static Repaired solve(Graph graph, int[] kept, int mayBreak, Solver solver, Watch watch) {
        boolean[] isKept = new boolean[graph.edges()];
        for (int e : kept) {
            isKept[e] = true;
        }
        Attempt free = attempt(graph, isKept, kept, 0, mayBreak, solver, watch);
        if (free.broken <= mayBreak) {
            return free.repaired();
        }
        // breaking one edge makes room for two others at the most
        long greatest = Arrays.stream(graph.weight()).max().orElse(0)
                + 2L * Arrays.stream(graph.premium()).max().orElse(0);
        int low = 0;
        int high = (int) Math.min(2 * greatest + 1, Integer.MAX_VALUE - greatest);
        Attempt best = attempt(graph, isKept, kept, high, mayBreak, solver, watch);
        if (best.broken > mayBreak) {
            return best.repaired();
        }
        while (high - low > 1) {
            int bonus = (low + high) >>> 1;
            Attempt attempt = attempt(graph, isKept, kept, bonus, mayBreak, solver, watch);
            if (attempt.broken <= mayBreak) {
                high = bonus;
                best = attempt;
            } else {
                low = bonus;
            }
        }
        return best.repaired();
    }

    private record Attempt(Solution solution, int broken) {
        Repaired repaired() {
            return new Repaired(solution, broken);
        }
    }

    private static Attempt attempt(
            Graph graph, boolean[] isKept, int[] kept, int bonus, int mayBreak, Solver solver, Watch watch) {
        Solution raised = solver.solve(graph.withBonus(kept, bonus), watch);
        int holds = 0;
        for (int e : raised.edges()) {
            holds += isKept[e] ? 1 : 0;
        }
        int broken = kept.length - holds;
        long earned = (long) bonus * holds;
        Certificate certificate =
                new Certificate.WithBonus(raised.certificate(), kept, bonus, Math.max(mayBreak, broken));
        long bound = certificate.bound(graph);
        return new Attempt(
                new Solution(raised.edges(), raised.score() - earned, raised.value() - earned, bound, certificate),
                broken);
    }
}
