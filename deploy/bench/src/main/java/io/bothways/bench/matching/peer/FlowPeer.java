package io.bothways.bench.matching.peer;

import com.google.ortools.Loader;
import com.google.ortools.graph.MinCostFlow;
import com.google.ortools.graph.MinCostFlowBase;
import io.bothways.bench.matching.instance.Edges;
import io.bothways.bench.matching.instance.EdgesFile;
import io.bothways.bench.matching.instance.Mode;
import io.bothways.bench.matching.instance.Problem;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * OR-Tools' minimum-cost flow. Two-sided it is exact. One pool is put on both sides of it (the double cover), every edge
 * in both directions, which solves the linear relaxation; edges used in one direction only are rounded by taking the best
 * that still fit.
 */
public final class FlowPeer implements Peer {
    public static final String NAME = "OR-Tools flow";

    public FlowPeer() {
        Loader.loadNativeLibraries();
    }

    /** Why it cannot run here, if it cannot: its native code comes with the build for a few platforms only. */
    public static Optional<String> missing() {
        try {
            Loader.loadNativeLibraries();
            return Optional.empty();
        } catch (RuntimeException | UnsatisfiedLinkError e) {
            return Optional.of("OR-Tools does not run on " + System.getProperty("os.name") + " "
                    + System.getProperty("os.arch") + ": " + e.getMessage());
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean solves(Problem problem, Mode mode) {
        return true;
    }

    @Override
    public int[] solve(Problem problem, Mode mode) {
        return rounded(problem, mode.twoSided() ? twoSided(problem) : doubleCover(problem));
    }

    /** How often each edge is used, 0 to 2. */
    private static byte[] twoSided(Problem problem) {
        Edges edges = problem.edges();
        boolean[] mentor = problem.people().mentor();
        Flow flow = new Flow(problem.capacity(), i -> mentor[i], i -> !mentor[i], edges.size());
        for (int e = 0; e < edges.size(); e++) {
            boolean leftIsMentor = mentor[edges.left()[e]];
            int from = leftIsMentor ? edges.left()[e] : edges.right()[e];
            int to = leftIsMentor ? edges.right()[e] : edges.left()[e];
            flow.add(from, to, edges.score()[e]);
        }
        byte[] used = new byte[edges.size()];
        boolean[] chosen = flow.solve();
        for (int e = 0; e < used.length; e++) {
            used[e] = (byte) (chosen[e] ? 2 : 0);
        }
        return used;
    }

    private static byte[] doubleCover(Problem problem) {
        Edges edges = problem.edges();
        Flow flow = new Flow(problem.capacity(), i -> true, i -> true, 2 * edges.size());
        for (int e = 0; e < edges.size(); e++) {
            flow.add(edges.left()[e], edges.right()[e], edges.score()[e]);
            flow.add(edges.right()[e], edges.left()[e], edges.score()[e]);
        }
        byte[] used = new byte[edges.size()];
        boolean[] chosen = flow.solve();
        for (int e = 0; e < used.length; e++) {
            used[e] = (byte) ((chosen[2 * e] ? 1 : 0) + (chosen[2 * e + 1] ? 1 : 0));
        }
        return used;
    }

    /** Whole edges first, then half ones, then the others, each by score and where both ends have a seat left. */
    private static int[] rounded(Problem problem, byte[] used) {
        Edges edges = problem.edges();
        int[] left = problem.capacity().clone();
        return IntStream.range(0, used.length)
                .mapToLong(e -> (2L - used[e]) << 48 | (long) (EdgesFile.MOST - edges.score()[e]) << 32 | e)
                .sorted()
                .mapToInt(key -> (int) key)
                .filter(e -> {
                    boolean fits = left[edges.left()[e]] > 0 && left[edges.right()[e]] > 0;
                    if (fits) {
                        left[edges.left()[e]]--;
                        left[edges.right()[e]]--;
                    }
                    return fits;
                })
                .sorted()
                .toArray();
    }

    /** Who sends as a source, who receives as a target, or both; what a source does not send goes to the sink at no cost. */
    private static final class Flow {
        private final MinCostFlow flow;
        private final int people;
        private int toSink;
        private int arcs;

        Flow(int[] capacity, IntPredicate sends, IntPredicate receives, int arcs) {
            people = capacity.length;
            int sink = 2 * people;
            flow = new MinCostFlow(sink + 1, arcs + sink);
            long supply = 0;
            for (int i = 0; i < people; i++) {
                if (sends.test(i)) {
                    flow.addArcWithCapacityAndUnitCost(i, sink, capacity[i], 0);
                    flow.setNodeSupply(i, capacity[i]);
                    supply += capacity[i];
                    toSink++;
                }
                if (receives.test(i)) {
                    flow.addArcWithCapacityAndUnitCost(people + i, sink, capacity[i], 0);
                    toSink++;
                }
            }
            flow.setNodeSupply(sink, -supply);
        }

        void add(int from, int to, int score) {
            flow.addArcWithCapacityAndUnitCost(from, people + to, 1, -score);
            arcs++;
        }

        boolean[] solve() {
            MinCostFlowBase.Status status = flow.solve();
            if (status != MinCostFlowBase.Status.OPTIMAL) {
                throw new IllegalStateException("OR-Tools ends with " + status);
            }
            boolean[] used = new boolean[arcs];
            for (int arc = 0; arc < arcs; arc++) {
                used[arc] = flow.getFlow(toSink + arc) > 0;
            }
            flow.delete();
            return used;
        }
    }
}
