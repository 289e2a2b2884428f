package io.bothways.matching.solver;

import io.bothways.matching.solver.choice.Solution;
import io.bothways.matching.solver.choice.Solver;
import io.bothways.matching.solver.choice.Watch;
import io.bothways.matching.solver.graph.Edges;
import io.bothways.matching.solver.graph.Graph;
import java.util.Arrays;

/**
 * Raises what the worst-off learner gains: the floor is the highest gain such that as many people can have a partner in
 * pairs above it as in all pairs together; of the pairs above it, the solver then chooses by the objective of the run. How
 * many people can have one is asked apart from any weight, as only that number falls with every step of the floor: what an
 * objective makes of a graph may leave out more people at a lower floor than at a higher one.
 *
 * <p>Bisection over the gains that occur: about log₂ of their number solves of a graph in which only people count, less those
 * whose floor leaves too many people without any pair at all, and one solve by the objective. Memory: that of the solver and
 * a copy of the graph. Where a solve is given up without proof, the floor may be lower than it could be.
 */
final class FairnessFloor {
    private final Graph graph;
    private final Graph counting;
    private final int[] leastGain;
    private final Solver solver;
    private final Watch watch;

    private FairnessFloor(Graph graph, Graph counting, int[] leastGain, Solver solver, Watch watch) {
        this.graph = graph;
        this.counting = counting;
        this.leastGain = leastGain;
        this.solver = solver;
        this.watch = watch;
    }

    /** The floor and the best choice above it; the bound is for choices above it. {@code edges}: those above it. */
    record Raised(int floor, int[] edges, Solution solution) {}

    /**
     * {@code counting}: a graph of the same pairs whose best choice is worth the number of people in it, and something fixed.
     * {@code leastGain}: what the worse-off side of each pair gains; edges beyond these are no pairs, and are always there.
     */
    static Raised raise(Graph graph, Graph counting, int[] leastGain, Solver solver, Watch watch) {
        return new FairnessFloor(graph, counting, leastGain, solver, watch).raise();
    }

    private Raised raise() {
        int[] steps = Arrays.stream(leastGain).sorted().distinct().toArray();
        long most = people(0);
        int low = 0;
        int high = steps.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (reachable(steps[middle]) >= most && people(steps[middle]) >= most) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        int floor = steps.length == 0 ? 0 : steps[low];
        int[] edges = above(graph, floor);
        return new Raised(floor, edges, solver.solve(graph.only(edges), watch));
    }

    private int[] above(Graph of, int floor) {
        return Edges.where(of.edges(), e -> e >= leastGain.length || leastGain[e] >= floor);
    }

    private long people(int floor) {
        return solver.solve(counting.only(above(counting, floor)), watch).value();
    }

    /** No choice above the floor is worth more: what all who are in a pair at all count. */
    private long reachable(int floor) {
        boolean[] inPair = new boolean[counting.vertices()];
        for (int e : above(counting, floor)) {
            if (counting.open(e)) {
                inPair[counting.left()[e]] = true;
                inPair[counting.right()[e]] = true;
            }
        }
        long reachable = 0;
        for (int v = 0; v < inPair.length; v++) {
            reachable += inPair[v] ? counting.premium()[v] : 0;
        }
        return reachable;
    }
}
