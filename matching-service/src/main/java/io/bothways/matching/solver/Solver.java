package io.bothways.matching.solver;

/** Chooses edges of a graph: a pure function, the same graph always gives the same solution. */
public interface Solver {
    Objective objective();

    /** Name and version of the method, for the record of a run. */
    String algorithm();

    Solution solve(Graph graph);
}
