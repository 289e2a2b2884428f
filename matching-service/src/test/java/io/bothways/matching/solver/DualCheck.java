package io.bothways.matching.solver;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a certificate proves, computed from its definition with plain loops and nothing of the product's checks. */
final class DualCheck {
    private DualCheck() {}

    /** Weak duality of the relaxation: every number of partners of everybody is tried. */
    static long boundByDefinition(Graph graph, long[] prices) {
        int[] degree = new int[graph.vertices()];
        long bound = 0;
        for (int e = 0; e < graph.edges(); e++) {
            int a = graph.left()[e];
            int b = graph.right()[e];
            if (graph.capacity()[a] > 0 && graph.capacity()[b] > 0) {
                degree[a]++;
                degree[b]++;
                bound += Math.max(0, graph.weight()[e] * Certificate.UNITS - prices[a] - prices[b]);
            }
        }
        for (int v = 0; v < graph.vertices(); v++) {
            long best = 0;
            for (int partners = 1; partners <= Math.min(degree[v], graph.capacity()[v]); partners++) {
                best = Math.max(best, graph.premium()[v] * Certificate.UNITS + partners * prices[v]);
            }
            bound += best;
        }
        return bound;
    }

    /**
     * Writes down the whole matching problem of copies, edge by edge, and adds up the dual; throws where an edge is not
     * covered. Edges that the certificate does not take in two steps join every copy of one end to every copy of the other.
     */
    static long boundByDefinition(Graph graph, Certificate.Copies dual) {
        Map<Integer, Integer> stepNode = new HashMap<>();
        int firstStep = dual.firstCopy()[graph.vertices()];
        for (int i = 0; i < dual.twoStep().length; i++) {
            stepNode.put(dual.twoStep()[i], firstStep + 2 * i);
        }
        long bound = Arrays.stream(dual.prices()).sum();
        for (Certificate.OddSet set : dual.oddSets()) {
            if (set.nodes().length % 2 == 0 || set.price() < 0) {
                throw new AssertionError("not an odd set with a price: " + Arrays.toString(set.nodes()));
            }
            bound += set.price() * (set.nodes().length - 1) / 2;
        }
        for (int e = 0; e < graph.edges(); e++) {
            int a = graph.left()[e];
            int b = graph.right()[e];
            if (graph.capacity()[a] == 0 || graph.capacity()[b] == 0) {
                continue;
            }
            long points = graph.weight()[e] * Certificate.UNITS;
            Integer left = stepNode.get(e);
            if (left == null) {
                for (int x = dual.firstCopy()[a]; x < dual.firstCopy()[a + 1]; x++) {
                    for (int y = dual.firstCopy()[b]; y < dual.firstCopy()[b + 1]; y++) {
                        covered(dual, x, y, points + earned(graph, dual, a, x) + earned(graph, dual, b, y));
                    }
                }
            } else {
                long raise = Math.max(graph.premium()[a], graph.premium()[b]) * Certificate.UNITS;
                for (int x = dual.firstCopy()[a]; x < dual.firstCopy()[a + 1]; x++) {
                    covered(dual, x, left, points + raise + earned(graph, dual, a, x));
                }
                covered(dual, left, left + 1, points + 2 * raise);
                for (int y = dual.firstCopy()[b]; y < dual.firstCopy()[b + 1]; y++) {
                    covered(dual, left + 1, y, points + raise + earned(graph, dual, b, y));
                }
                // "not chosen" is worth this much, and choosing is worth it too beside the edge's own weight
                bound -= points + 2 * raise;
            }
        }
        return bound;
    }

    private static long earned(Graph graph, Certificate.Copies dual, int v, int copy) {
        return copy == dual.firstCopy()[v] ? graph.premium()[v] * Certificate.UNITS : 0;
    }

    private static void covered(Certificate.Copies dual, int x, int y, long worth) {
        if (dual.prices()[x] < 0 || dual.prices()[y] < 0) {
            throw new AssertionError("a negative price");
        }
        long prices = dual.prices()[x] + dual.prices()[y];
        for (Certificate.OddSet set : dual.oddSets()) {
            Set<Integer> nodes = new HashSet<>();
            Arrays.stream(set.nodes()).forEach(nodes::add);
            prices += nodes.contains(x) && nodes.contains(y) ? set.price() : 0;
        }
        if (prices < worth) {
            throw new AssertionError("nodes " + x + " and " + y + " pay " + prices + " for " + worth);
        }
    }
}
