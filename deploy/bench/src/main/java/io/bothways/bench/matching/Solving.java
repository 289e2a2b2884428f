package io.bothways.bench.matching;

import io.bothways.bench.matching.instance.Edges;
import io.bothways.bench.matching.instance.Problem;
import io.bothways.matching.solver.certificate.Proof;
import io.bothways.matching.solver.choice.Solution;
import io.bothways.matching.solver.choice.Solver;
import io.bothways.matching.solver.choice.StableSolver;
import io.bothways.matching.solver.graph.Graph;
import io.bothways.matching.solver.optimal.OptimalSolver;
import io.bothways.matching.solver.plan.Objective;
import io.bothways.matching.solver.plan.Parameters;
import java.util.Arrays;
import java.util.Locale;

/** The product's solver on a problem; the only class here that knows it. */
final class Solving {
    private final Solver solver;
    private final Graph graph;

    Solving(Problem problem, Objective objective, boolean finish) {
        Edges edges = problem.edges();
        Graph bare = new Graph(problem.capacity(), edges.left(), edges.right(), edges.score());
        this.graph = objective == Objective.PARTICIPATION ? bare.withPremium(Parameters.DEFAULT_PREMIUM) : bare;
        this.solver = objective == Objective.STABLE
                ? new StableSolver()
                : finish ? new OptimalSolver() : OptimalSolver.withoutFinish();
    }

    /** What pairs of this score and with so many people are worth. */
    static long worth(Objective objective, long score, int people) {
        return score + (objective == Objective.PARTICIPATION ? (long) Parameters.DEFAULT_PREMIUM * people : 0);
    }

    static Objective objective(String name) {
        return Arrays.stream(Objective.values())
                .filter(objective -> text(objective).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "--objective must be score, participation or stable but is '" + name + "'."));
    }

    static String text(Objective objective) {
        return objective.name().toLowerCase(Locale.ROOT);
    }

    /** Chosen edges, what they are worth to the objective, and the bound that no choice exceeds. */
    record Outcome(int[] edges, long value, long bound, boolean exact) {
        double gap() {
            return bound == 0 ? 0 : (double) (bound - value) / bound;
        }
    }

    Outcome solve() {
        Solution solution = solver.solve(graph);
        return new Outcome(solution.edges(), solution.value(), solution.bound(), solution.proof() == Proof.EXACT);
    }

    String algorithm() {
        return solver.algorithm();
    }
}
