package io.bothways.matching.solver;

/**
 * One price per vertex: what one of its seats costs the rest of the pool. Any prices bound every choice of edges from above
 * (weak duality), so they are a certificate that anyone can check with one pass over the edges.
 */
final class SeatPrices {
    /** Price units in one point of weight; even, so that the exact finish moves in whole units. */
    static final long UNITS = 2L * Auction.UNITS;

    private SeatPrices() {}

    /**
     * In units: Σ over edges of max(0, weight − both prices) + Σ over vertices of the best of any number d of partners,
     * d × price + premium if d > 0. No choice of edges is worth more.
     */
    static long bound(Graph graph, Arcs arcs, int premium, long[] prices) {
        long bound = 0;
        for (int e = 0; e < graph.edges(); e++) {
            if (Arcs.open(graph, e)) {
                bound += Math.max(0, -slack(graph, e, prices));
            }
        }
        for (int v = 0; v < prices.length; v++) {
            if (arcs.degree(v) > 0) {
                long first = premium * UNITS + prices[v];
                long all = premium * UNITS + prices[v] * Math.min(graph.capacity()[v], arcs.degree(v));
                bound += Math.max(0, Math.max(first, all));
            }
        }
        return bound;
    }

    /** By how much the prices of an edge's ends exceed its weight: what this pair would cost the pool. */
    static long slack(Graph graph, int e, long[] prices) {
        return prices[graph.left()[e]] + prices[graph.right()[e]] - graph.weight()[e] * UNITS;
    }
}
