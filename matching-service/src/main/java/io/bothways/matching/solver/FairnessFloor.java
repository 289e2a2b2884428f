package io.bothways.matching.solver;

import java.util.Arrays;

/**
 * Raises what the worst-off learner gains: among the choices that leave out no more people than the best one does, one in
 * which every side of every pair gains at least a floor, the floor as high as bisection over the gains that occur finds it.
 * About log₂ of their number solves.
 */
final class FairnessFloor {
    private FairnessFloor() {}

    /** The floor and the best choice above it; the bound is for choices above it. {@code graph} has only the edges above it. */
    record Raised(int floor, int[] edges, Solution solution) {}

    /** {@code leastGain}: what the worse-off side of each edge gains. */
    static Raised raise(Graph graph, int[] leastGain, Solver solver, Watch watch) {
        int[] steps = Arrays.stream(leastGain).sorted().distinct().toArray();
        Raised best = above(graph, leastGain, 0, solver, watch);
        int people = people(graph, best);
        int low = 0;
        int high = steps.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            Raised raised = above(graph, leastGain, steps[middle], solver, watch);
            if (people(graph, raised) >= people) {
                best = raised;
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return new Raised(steps.length == 0 ? 0 : steps[low], best.edges(), best.solution());
    }

    private static Raised above(Graph graph, int[] leastGain, int floor, Solver solver, Watch watch) {
        int[] edges = Edges.where(graph.edges(), e -> leastGain[e] >= floor);
        Solution solution = solver.solve(graph.only(edges), watch);
        return new Raised(floor, edges, solution);
    }

    private static int people(Graph graph, Raised raised) {
        boolean[] matched = new boolean[graph.vertices()];
        int people = 0;
        for (int chosen : raised.solution().edges()) {
            int e = raised.edges()[chosen];
            for (int v : new int[] {graph.left()[e], graph.right()[e]}) {
                people += matched[v] ? 0 : 1;
                matched[v] = true;
            }
        }
        return people;
    }
}
