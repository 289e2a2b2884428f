package io.bothways.matching.solver;

import java.util.Arrays;

/**
 * Maximum-weight b-matching of a general graph with a proof: an auction for the linear relaxation, rounding to whole
 * pairs, then an exact search on the core of edges that the prices do not rule out. Objective: Σ score + premium × people
 * with at least one partner.
 *
 * <p>The core's optimum is everybody's when no edge outside it could improve it at the final prices; edges that could join
 * the core and the search is repeated. Should it take longer than the patience allows, the rounded solution is returned with
 * the bound of the relaxation. One thread, deterministic; memory about 60 bytes an edge.
 */
public final class OptimalSolver implements Solver {
    private static final long FIRST_CUT_POINTS = 100;
    private static final int ROUNDS = 12;
    private static final long GREATEST_CORE = 8_000_000;
    private static final long PATIENCE = 40_000_000;

    private final Objective objective;
    private final int premium;

    /** {@code premium}: points that a person's first partner adds; 0 for the score alone. */
    public OptimalSolver(Objective objective, int premium) {
        if (premium < 0) {
            throw new IllegalArgumentException("a premium is not negative, but it is " + premium);
        }
        this.objective = objective;
        this.premium = premium;
    }

    @Override
    public Objective objective() {
        return objective;
    }

    @Override
    public String algorithm() {
        return "auction-blossom-1";
    }

    @Override
    public Solution solve(Graph graph) {
        Arcs arcs = Arcs.of(graph);
        Auction auction = new Auction(graph, arcs, premium);
        auction.run();
        boolean[] chosen = Rounding.pairs(graph, arcs, auction);
        long[] prices = auction.seatPrices();
        if (finish(graph, prices, chosen)) {
            Solution solution = solution(graph, chosen, 0, Proof.EXACT);
            return solution.withBound(solution.value());
        }
        long bound = Math.floorDiv(SeatPrices.bound(graph, arcs, premium, prices), SeatPrices.UNITS);
        return solution(graph, chosen, bound, Proof.LP);
    }

    /** Replaces the chosen edges by an optimum; false, and nothing changed, when that would take too long. */
    private boolean finish(Graph graph, long[] prices, boolean[] chosen) {
        boolean[] inCore = new boolean[graph.edges()];
        for (int e = 0; e < inCore.length; e++) {
            inCore[e] = Arcs.open(graph, e)
                    && (chosen[e] || SeatPrices.slack(graph, e, prices) <= FIRST_CUT_POINTS * SeatPrices.UNITS);
        }
        for (int round = 0; round < ROUNDS; round++) {
            int[] core = indices(inCore);
            if (SeatCopies.size(graph, core) > GREATEST_CORE) {
                return false;
            }
            SeatCopies copies = new SeatCopies(graph, core, chosen, premium, prices);
            ExactMatching matching = copies.start();
            if (!matching.solve(PATIENCE)) {
                return false;
            }
            if (addImproving(graph, copies, matching, inCore) == 0) {
                copies.readInto(matching, chosen);
                return true;
            }
        }
        return false;
    }

    private static int addImproving(Graph graph, SeatCopies copies, ExactMatching matching, boolean[] inCore) {
        long[] asks = new long[graph.capacity().length];
        Arrays.setAll(asks, v -> copies.asks(matching, v));
        int added = 0;
        for (int e = 0; e < inCore.length; e++) {
            if (!inCore[e] && Arcs.open(graph, e) && SeatPrices.slack(graph, e, asks) < 0) {
                inCore[e] = true;
                added++;
            }
        }
        return added;
    }

    private static int[] indices(boolean[] set) {
        int[] indices = new int[set.length];
        int count = 0;
        for (int i = 0; i < set.length; i++) {
            if (set[i]) {
                indices[count++] = i;
            }
        }
        return Arrays.copyOf(indices, count);
    }

    private Solution solution(Graph graph, boolean[] chosen, long bound, Proof proof) {
        int[] edges = indices(chosen);
        long score = 0;
        boolean[] matched = new boolean[graph.capacity().length];
        long people = 0;
        for (int e : edges) {
            score += graph.weight()[e];
            for (int v : new int[] {graph.left()[e], graph.right()[e]}) {
                people += matched[v] ? 0 : 1;
                matched[v] = true;
            }
        }
        return new Solution(edges, score, score + premium * people, bound, proof);
    }
}
