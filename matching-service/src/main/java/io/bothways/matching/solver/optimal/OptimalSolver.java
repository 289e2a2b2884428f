package io.bothways.matching.solver.optimal;

import io.bothways.matching.solver.certificate.Certificate;
import io.bothways.matching.solver.certificate.Units;
import io.bothways.matching.solver.choice.Solution;
import io.bothways.matching.solver.choice.Solver;
import io.bothways.matching.solver.choice.Watch;
import io.bothways.matching.solver.graph.Edges;
import io.bothways.matching.solver.graph.Graph;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Maximum-weight b-matching of a general graph with a proof: an auction for the linear relaxation, rounding to whole
 * pairs, then an exact search on the core of edges that the prices do not rule out. Objective: Σ weight of the chosen edges +
 * Σ premium of the vertices with at least one.
 *
 * <p>The core's optimum is everybody's when no edge outside it could improve it at the final prices; who has an edge
 * that could joins the core with all edges and the search is repeated. Should it take longer than the patience allows, the best
 * that was found is returned with the bound of the relaxation, after bidding down to 1/{@value #FINE} of a point.
 *
 * <p>Sources: Bertsekas 1988 (auction), Edmonds 1965 and Galil 1986 (blossoms), Tutte 1954 (seats). One thread, deterministic.
 * Time is nearly all bidding: some tens of bids a seat whatever the size; the search is O(n·m·log n) at worst, with scores in few
 * levels it can outweigh the bidding. Memory: about 60 bytes an edge and 350 a vertex. Tried from nobody to 1,000,000 people.
 */
public final class OptimalSolver implements Solver {
    private static final int ROUNDS = 12;
    private static final long GREATEST_CORE = 8_000_000;
    private static final long PATIENCE = 4_000_000_000L;

    /** The prices tell edges apart well enough when those outside the core have so many times the slack of the bidding. */
    private static final int CLEAR = 5;

    /** How many edges for each seat the core has at least. With one, a million people have too few to be proven. */
    private static final double CORE = 1.5;

    /** How fine the bidding becomes where prices must do as proof: that part of a point. */
    private static final int FINE = 256;

    private static final int SAMPLE = 1 << 17;

    private final boolean finishes;

    public OptimalSolver() {
        this(true);
    }

    private OptimalSolver(boolean finishes) {
        this.finishes = finishes;
    }

    /** Leaves the exact search out: what bidding and rounding alone reach, with the bound of the relaxation. */
    public static OptimalSolver withoutFinish() {
        return new OptimalSolver(false);
    }

    @Override
    public String algorithm() {
        return finishes ? "auction-blossom-5" : "auction-5";
    }

    @Override
    public Solution solve(Graph graph, Watch watch) {
        Arcs arcs = Arcs.of(graph);
        Units units = Units.of(graph, arcs.seatsInAll());
        Auction auction = new Auction(graph, arcs, units, watch);
        auction.run();
        long[] prices = auction.seatPrices();
        Slacks slacks = Slacks.of(graph, units, prices);
        while (slacks.below(arcs.seatsInAll()) < CLEAR * auction.slack() && auction.refine()) {
            prices = auction.seatPrices();
            slacks = Slacks.of(graph, units, prices);
        }
        long cut = slacks.below(CORE * arcs.seatsInAll());
        boolean[] chosen = Rounding.pairs(graph, arcs, auction);
        Certificate exact = finishes ? finish(graph, arcs, units, cut, prices, chosen, watch) : null;
        if (exact != null) {
            return solution(graph, chosen, exact);
        }
        while (auction.slack() > units.perPoint() / FINE && auction.refine()) {
            watch.check();
        }
        Certificate relaxed = new Certificate.SeatPrices(units, auction.seatPrices());
        Solution finer = solution(graph, Rounding.pairs(graph, arcs, auction), relaxed);
        Solution found = solution(graph, chosen, relaxed);
        return finer.value() > found.value() ? finer : found;
    }

    /** Slacks of open edges in ascending order: of all, or of every {@code stride}th where there are very many. */
    private record Slacks(long[] ascending, int stride) {
        static Slacks of(Graph graph, Units units, long[] prices) {
            int stride = 1 + graph.edges() / SAMPLE;
            long[] slacks = new long[1 + graph.edges() / stride];
            int sampled = 0;
            for (int e = 0; e < graph.edges(); e += stride) {
                if (graph.open(e)) {
                    slacks[sampled++] = slack(graph, units, e, prices);
                }
            }
            Arrays.sort(slacks, 0, sampled);
            return new Slacks(Arrays.copyOf(slacks, sampled), stride);
        }

        /** The slack that about so many edges stay below. */
        long below(double edges) {
            double place = edges / stride;
            return place < ascending.length ? ascending[(int) place] : Long.MAX_VALUE;
        }
    }

    /**
     * The chosen edges, those within the cut, and of everybody the two with the least slack: whoever had none would stay without a
     * partner, and the proof would fail on each of their edges.
     */
    private static boolean[] core(Graph graph, Units units, long cut, long[] prices, boolean[] chosen) {
        long[] least = new long[graph.vertices()];
        long[] next = new long[graph.vertices()];
        Arrays.fill(least, Long.MAX_VALUE);
        Arrays.fill(next, Long.MAX_VALUE);
        for (int e = 0; e < chosen.length; e++) {
            if (graph.open(e)) {
                long slack = slack(graph, units, e, prices);
                int left = graph.left()[e];
                int right = graph.right()[e];
                next[left] = Math.min(next[left], Math.max(least[left], slack));
                least[left] = Math.min(least[left], slack);
                next[right] = Math.min(next[right], Math.max(least[right], slack));
                least[right] = Math.min(least[right], slack);
            }
        }
        boolean[] core = new boolean[chosen.length];
        for (int e = 0; e < core.length; e++) {
            long slack = slack(graph, units, e, prices);
            core[e] = graph.open(e)
                    && (chosen[e] || slack <= cut || slack <= next[graph.left()[e]] || slack <= next[graph.right()[e]]);
        }
        return core;
    }

    /** Replaces the chosen edges by the best of the core, and proves it to be everybody's; null when that would take too long. */
    private static Certificate.@Nullable Copies finish(
            Graph graph, Arcs arcs, Units units, long cut, long[] prices, boolean[] chosen, Watch watch) {
        boolean[] inCore = core(graph, units, cut, prices, chosen);
        for (int round = 0; round < ROUNDS; round++) {
            int[] core = Edges.where(inCore.length, e -> inCore[e]);
            if (SeatCopies.size(graph, arcs, core) > GREATEST_CORE) {
                return null;
            }
            SeatCopies copies = new SeatCopies(graph, arcs, units, core, chosen, prices);
            ExactMatching matching = copies.start();
            if (!matching.solve(PATIENCE, watch)) {
                return null;
            }
            copies.readInto(matching, chosen);
            Certificate.Copies certificate = copies.certificate(matching);
            if (!addImproving(graph, units, certificate, inCore)) {
                return certificate;
            }
        }
        return null;
    }

    /** Adds all edges of those who have one that could improve the core's optimum; false when nobody has. */
    private static boolean addImproving(Graph graph, Units units, Certificate.Copies certificate, boolean[] inCore) {
        long[] asks = new long[graph.vertices()];
        Arrays.setAll(asks, v -> certificate.asks(graph, v));
        boolean[] improving = new boolean[graph.vertices()];
        boolean any = false;
        for (int e = 0; e < inCore.length; e++) {
            if (!inCore[e] && graph.open(e) && slack(graph, units, e, asks) < 0) {
                improving[graph.left()[e]] = true;
                improving[graph.right()[e]] = true;
                any = true;
            }
        }
        for (int e = 0; any && e < inCore.length; e++) {
            inCore[e] |= graph.open(e) && (improving[graph.left()[e]] || improving[graph.right()[e]]);
        }
        return any;
    }

    /** By how much the prices of an edge's ends exceed its weight. */
    private static long slack(Graph graph, Units units, int e, long[] prices) {
        return prices[graph.left()[e]] + prices[graph.right()[e]] - units.of(graph.weight()[e]);
    }

    private static Solution solution(Graph graph, boolean[] chosen, Certificate certificate) {
        int[] edges = Edges.where(chosen.length, e -> chosen[e]);
        long score = 0;
        long premiums = 0;
        boolean[] matched = new boolean[graph.vertices()];
        for (int e : edges) {
            score += graph.weight()[e];
            for (int v : new int[] {graph.left()[e], graph.right()[e]}) {
                premiums += matched[v] ? 0 : graph.premium()[v];
                matched[v] = true;
            }
        }
        return new Solution(edges, score, score + premiums, certificate.bound(graph), certificate);
    }
}
