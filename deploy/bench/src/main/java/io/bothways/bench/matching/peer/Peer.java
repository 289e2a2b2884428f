package io.bothways.bench.matching.peer;

import io.bothways.bench.matching.instance.Mode;
import io.bothways.bench.matching.instance.Problem;

/** Another solver, asked for the same edges to choose: those of the greatest sum of scores. */
public interface Peer {
    String name();

    /** Whether it can solve this: not every solver knows capacities or pools of one side, and some never end. */
    boolean solves(Problem problem, Mode mode);

    /** The chosen edges. */
    int[] solve(Problem problem, Mode mode);
}
