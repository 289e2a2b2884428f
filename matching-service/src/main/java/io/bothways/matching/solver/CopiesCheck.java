package io.bothways.matching.solver;

import java.util.Arrays;

/**
 * Checks the dual prices of a {@link Certificate.Copies} against every edge of the graph and adds up their bound. Knows the
 * problem of copies by its definition only, not how it was solved. O(edges × seats²) at worst, nearly O(edges) in practice:
 * most edges are covered by the cheapest copies of their ends.
 */
final class CopiesCheck {
    private static final int[] NONE = {};

    private final Certificate.Copies dual;
    private final Graph graph;
    private final long[] prices;
    private final int[][] setsOf;

    CopiesCheck(Certificate.Copies dual, Graph graph) {
        this.dual = dual;
        this.graph = graph;
        this.prices = dual.prices();
        this.setsOf = new int[prices.length][];
        Arrays.fill(setsOf, NONE);
    }

    long bound() {
        int copies = dual.firstCopy()[graph.vertices()];
        require(prices.length == copies + 2 * dual.twoStep().length, "there is not one price a node");
        long bound = 0;
        for (long price : prices) {
            require(price >= 0, "a price is negative");
            bound += price;
        }
        for (int set = 0; set < dual.oddSets().size(); set++) {
            Certificate.OddSet odd = dual.oddSets().get(set);
            require(odd.nodes().length % 2 == 1 && odd.price() >= 0, "an odd set is even or its price negative");
            bound += odd.price() * (odd.nodes().length / 2);
            for (int node : odd.nodes()) {
                setsOf[node] = Arrays.copyOf(setsOf[node], setsOf[node].length + 1);
                setsOf[node][setsOf[node].length - 1] = set;
            }
        }
        long[] asks = new long[graph.vertices()];
        int[] degree = new int[graph.vertices()];
        Arrays.setAll(asks, v -> dual.price(graph, v));
        int nextTwoStep = 0;
        for (int e = 0; e < graph.edges(); e++) {
            boolean inTwoSteps = nextTwoStep < dual.twoStep().length && dual.twoStep()[nextTwoStep] == e;
            if (graph.open(e)) {
                int a = graph.left()[e];
                int b = graph.right()[e];
                degree[a]++;
                degree[b]++;
                if (inTwoSteps) {
                    bound -= checkTwoSteps(e, copies + 2 * nextTwoStep);
                } else if (asks[a] + asks[b] < points(e)) {
                    checkOneStep(e);
                }
            }
            nextTwoStep += inTwoSteps ? 1 : 0;
        }
        for (int v = 0; v < graph.vertices(); v++) {
            require(copies(v) >= Math.min(graph.capacity()[v], degree[v]), "a vertex has too few copies");
        }
        return bound;
    }

    private long checkTwoSteps(int e, int left) {
        int a = graph.left()[e];
        int b = graph.right()[e];
        long step = points(e) + greaterPremium(graph, e);
        long notChosen = step + greaterPremium(graph, e);
        for (int x = dual.firstCopy()[a]; x < dual.firstCopy()[a + 1]; x++) {
            requireCovered(e, x, left, step + premiumOf(x, a));
        }
        requireCovered(e, left, left + 1, notChosen);
        for (int y = dual.firstCopy()[b]; y < dual.firstCopy()[b + 1]; y++) {
            requireCovered(e, left + 1, y, step + premiumOf(y, b));
        }
        return notChosen;
    }

    private void checkOneStep(int e) {
        int a = graph.left()[e];
        int b = graph.right()[e];
        for (int x = dual.firstCopy()[a]; x < dual.firstCopy()[a + 1]; x++) {
            for (int y = dual.firstCopy()[b]; y < dual.firstCopy()[b + 1]; y++) {
                requireCovered(e, x, y, points(e) + premiumOf(x, a) + premiumOf(y, b));
            }
        }
    }

    private void requireCovered(int e, int x, int y, long worth) {
        long covered = prices[x] + prices[y];
        for (int set : setsOf[x]) {
            if (covered >= worth) {
                break;
            }
            for (int other : setsOf[y]) {
                covered += set == other ? dual.oddSets().get(set).price() : 0;
            }
        }
        require(covered >= worth, "the prices do not cover edge " + e);
    }

    private int copies(int v) {
        return dual.firstCopy()[v + 1] - dual.firstCopy()[v];
    }

    private long points(int e) {
        return graph.weight()[e] * Certificate.UNITS;
    }

    private long premiumOf(int copy, int v) {
        return copy == dual.firstCopy()[v] ? graph.premium()[v] * Certificate.UNITS : 0;
    }

    /** In units. Both steps of an edge are raised by it, so that one step alone never pays. */
    static long greaterPremium(Graph graph, int e) {
        return Math.max(graph.premium()[graph.left()[e]], graph.premium()[graph.right()[e]]) * Certificate.UNITS;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("not a certificate of this graph: " + otherwise);
        }
    }
}
