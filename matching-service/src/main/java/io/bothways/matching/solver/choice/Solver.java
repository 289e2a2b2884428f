package io.bothways.matching.solver.choice;

import io.bothways.matching.solver.graph.Graph;

/** Chooses edges of a graph: a pure function, the same graph always gives the same solution. */
public interface Solver {
    /** Name and version of the method, for the record of a run. */
    String algorithm();

    /** Solves under a watch, which may end it with a {@link java.util.concurrent.CancellationException}. */
    Solution solve(Graph graph, Watch watch);

    default Solution solve(Graph graph) {
        return solve(graph, Watch.NONE);
    }
}
