package io.bothways.matching.solver.certificate;

import io.bothways.matching.solver.graph.Graph;
import java.util.function.LongSupplier;

/**
 * Prices that bound the worth of every choice of edges: a proof that anyone can check against the graph in one pass,
 * without knowing how the choice was found. Prices inside a certificate are in its {@link Units}; what it answers is in points.
 */
public sealed interface Certificate {
    Proof kind();

    /**
     * What no choice of edges exceeds, in points.
     *
     * @throws IllegalArgumentException if they prove none, naming the first edge whose weight they do not cover
     */
    long bound(Graph graph);

    /** What a seat of a vertex costs the rest of the pool, in points rounded down; 0 where nothing is known. */
    long price(Graph graph, int vertex);

    /**
     * By how much an edge falls short of its ends' prices: whoever insists on this pair loses the pool at least so many
     * points against the bound, rounded down.
     */
    default long reducedCost(Graph graph, int edge) {
        long both = price(graph, graph.left()[edge]) + price(graph, graph.right()[edge]);
        return Math.max(0, both - graph.weight()[edge]);
    }

    private static long points(Units units, Graph graph, LongSupplier sum) {
        units.requireFor(graph);
        try {
            return units.points(sum.getAsLong());
        } catch (ArithmeticException beyond) {
            throw new IllegalArgumentException(
                    "not a certificate of this graph: its prices add up to no number", beyond);
        }
    }

    /** Half the sum of the best edges for each seat: every chosen edge is counted at both its ends. No prices. */
    record BestSeats() implements Certificate {
        @Override
        public Proof kind() {
            return Proof.BEST_SEATS;
        }

        @Override
        public long bound(Graph graph) {
            return Bounds.halfOfBestSeats(graph);
        }

        @Override
        public long price(Graph graph, int vertex) {
            return 0;
        }
    }

    /** One price per vertex, of any sign: the multipliers of the linear relaxation. */
    record SeatPrices(Units units, long[] prices) implements Certificate {
        @Override
        public Proof kind() {
            return Proof.LP;
        }

        /**
         * Σ over edges of max(0, weight − both prices) + Σ over vertices of the best of any number d of partners,
         * d × price + premium if d &gt; 0 (weak duality).
         */
        @Override
        public long bound(Graph graph) {
            return points(units, graph, () -> sum(graph));
        }

        private long sum(Graph graph) {
            int[] degree = new int[graph.vertices()];
            long sum = 0;
            for (int e = 0; e < graph.edges(); e++) {
                if (graph.open(e)) {
                    degree[graph.left()[e]]++;
                    degree[graph.right()[e]]++;
                    long both = Math.addExact(prices[graph.left()[e]], prices[graph.right()[e]]);
                    long left = Math.subtractExact(units.of(graph.weight()[e]), both);
                    sum = Math.addExact(sum, Math.max(0, left));
                }
            }
            for (int v = 0; v < prices.length; v++) {
                if (degree[v] > 0) {
                    long first = Math.addExact(units.of(graph.premium()[v]), prices[v]);
                    int others = Math.min(graph.capacity()[v], degree[v]) - 1;
                    long all = Math.addExact(first, Math.multiplyExact(prices[v], others));
                    sum = Math.addExact(sum, Math.max(0, Math.max(first, all)));
                }
            }
            return sum;
        }

        @Override
        public long price(Graph graph, int vertex) {
            return units.points(prices[vertex]);
        }
    }

    /**
     * The dual of the matching problem that {@code SeatCopies} describes: prices of the copies of each vertex (copies of v
     * are {@code firstCopy[v]} to {@code firstCopy[v + 1] − 1}, of which the first earns the premium),
     * then two prices for each edge of {@code twoStep} (ascending), and odd sets of these nodes that cannot be matched whole.
     */
    record Copies(Units units, int[] firstCopy, int[] twoStep, long[] prices, OddSets oddSets) implements Certificate {
        @Override
        public Proof kind() {
            return Proof.EXACT;
        }

        @Override
        public long bound(Graph graph) {
            return points(units, graph, () -> new CopiesCheck(this, graph).bound());
        }

        @Override
        public long price(Graph graph, int vertex) {
            return units.points(asks(graph, vertex));
        }

        /** The least that a copy asks for beyond the premium that it earns, in units. */
        public long asks(Graph graph, int vertex) {
            long least = Long.MAX_VALUE;
            for (int copy = firstCopy[vertex]; copy < firstCopy[vertex + 1]; copy++) {
                long earned = copy == firstCopy[vertex] ? units.of(graph.premium()[vertex]) : 0;
                least = Math.min(least, prices[copy] - earned);
            }
            return least == Long.MAX_VALUE ? 0 : least;
        }
    }

    /**
     * The certificate of a graph in which {@code kept} edges (ascending) earn a bonus: what it proves for all choices that
     * break at most {@code mayBreak} of them (Lagrangian duality).
     */
    record WithBonus(Certificate ofRaised, int[] kept, int bonus, int mayBreak) implements Certificate {
        @Override
        public Proof kind() {
            return Proof.LP;
        }

        @Override
        public long bound(Graph graph) {
            long earned = (long) bonus * (kept.length - mayBreak);
            return ofRaised.bound(graph.withBonus(kept, bonus)) - earned;
        }

        @Override
        public long price(Graph graph, int vertex) {
            return ofRaised.price(graph, vertex);
        }
    }
}
