package io.bothways.matching.solver;

import java.util.Arrays;

/**
 * Maximum-weight b-matching of a general graph with a proof: an auction for the linear relaxation, rounding to whole
 * pairs, then an exact search on the core of edges that the prices do not rule out. Objective: Σ weight of the chosen edges +
 * Σ premium of the vertices with at least one.
 *
 * <p>The core's optimum is everybody's when no edge outside it could improve it at the final prices; who has an edge
 * that could joins the core with all edges and the search is repeated. Should it take longer than the patience allows, the rounded solution is returned with
 * the bound of the relaxation.
 *
 * <p>Sources: Bertsekas 1988 (auction), Edmonds 1965 and Galil 1986 (blossoms), Tutte 1954 (seats). One thread, deterministic.
 * Time is nearly all bidding: some tens of bids a seat whatever the size; the search is O(n·m·log n) at worst, with scores in few
 * levels it can outweigh the bidding. Memory: about 60 bytes an edge and 220 a vertex. Tried from nobody to 1,000,000 people.
 */
public final class OptimalSolver implements Solver {
    private static final int ROUNDS = 12;
    private static final long GREATEST_CORE = 8_000_000;
    private static final long PATIENCE = 4_000_000_000L;

    /** The prices tell edges apart well enough when those outside the core have so many times the slack of the bidding. */
    private static final int CLEAR = 5;

    private static final int SAMPLE = 1 << 17;

    @Override
    public String algorithm() {
        return "auction-blossom-3";
    }

    @Override
    public Solution solve(Graph graph, Watch watch) {
        Arcs arcs = Arcs.of(graph);
        Units units = Units.of(graph);
        Auction auction = new Auction(graph, arcs, units, watch);
        auction.run();
        long[] prices = auction.seatPrices();
        long cut = cut(graph, units, prices);
        while (cut < CLEAR * auction.slack() && auction.refine()) {
            prices = auction.seatPrices();
            cut = cut(graph, units, prices);
        }
        boolean[] chosen = Rounding.pairs(graph, arcs, auction);
        Certificate certificate = finish(graph, arcs, units, cut, prices, chosen, watch);
        return solution(graph, chosen, certificate);
    }

    /** The slack that about as many edges stay below as there are seats; from a sample where there are very many edges. */
    private static long cut(Graph graph, Units units, long[] prices) {
        int stride = 1 + graph.edges() / SAMPLE;
        long[] slacks = new long[1 + graph.edges() / stride];
        int sampled = 0;
        for (int e = 0; e < graph.edges(); e += stride) {
            if (graph.open(e)) {
                slacks[sampled++] = slack(graph, units, e, prices);
            }
        }
        Arrays.sort(slacks, 0, sampled);
        long wanted = graph.seats() / stride;
        return wanted < sampled ? slacks[(int) wanted] : Long.MAX_VALUE;
    }

    /** Replaces the chosen edges by an optimum and proves it; leaves them with a looser bound when that would take too long. */
    private static Certificate finish(
            Graph graph, Arcs arcs, Units units, long cut, long[] prices, boolean[] chosen, Watch watch) {
        Certificate relaxed = new Certificate.SeatPrices(units, prices);
        boolean[] inCore = new boolean[graph.edges()];
        for (int e = 0; e < inCore.length; e++) {
            inCore[e] = graph.open(e) && (chosen[e] || slack(graph, units, e, prices) <= cut);
        }
        for (int round = 0; round < ROUNDS; round++) {
            int[] core = Edges.where(inCore.length, e -> inCore[e]);
            if (SeatCopies.size(graph, arcs, core) > GREATEST_CORE) {
                return relaxed;
            }
            SeatCopies copies = new SeatCopies(graph, arcs, units, core, chosen, prices);
            ExactMatching matching = copies.start();
            if (!matching.solve(PATIENCE, watch)) {
                return relaxed;
            }
            Certificate.Copies certificate = copies.certificate(matching);
            if (!addImproving(graph, units, certificate, inCore)) {
                copies.readInto(matching, chosen);
                return certificate;
            }
        }
        return relaxed;
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
