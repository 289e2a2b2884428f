package io.bothways.matching.solver.certificate;

import io.bothways.matching.solver.graph.Graph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a certificate proves, computed from its definition with plain loops and nothing of the product's checks. */
public final class DualCheck {
    private DualCheck() {}

    /** Weak duality of the relaxation: every number of partners of everybody is tried. */
    public static long boundByDefinition(Graph graph, Certificate.SeatPrices dual) {
        long[] prices = dual.prices();
        long unit = dual.units().perPoint();
        int[] degree = new int[graph.vertices()];
        long bound = 0;
        for (int e = 0; e < graph.edges(); e++) {
            int a = graph.left()[e];
            int b = graph.right()[e];
            if (graph.capacity()[a] > 0 && graph.capacity()[b] > 0) {
                degree[a]++;
                degree[b]++;
                bound += Math.max(0, graph.weight()[e] * unit - prices[a] - prices[b]);
            }
        }
        for (int v = 0; v < graph.vertices(); v++) {
            long best = 0;
            for (int partners = 1; partners <= Math.min(degree[v], graph.capacity()[v]); partners++) {
                best = Math.max(best, graph.premium()[v] * unit + partners * prices[v]);
            }
            bound += best;
        }
        return bound;
    }

    /**
     * Writes down the whole matching problem of copies, edge by edge, and adds up the dual; throws where an edge is not
     * covered. Edges that the certificate does not take in two steps join every copy of one end to every copy of the other.
     */
    public static long boundByDefinition(Graph graph, Certificate.Copies dual) {
        long unit = dual.units().perPoint();
        Map<Integer, Integer> stepNode = new HashMap<>();
        int firstStep = dual.firstCopy()[graph.vertices()];
        for (int i = 0; i < dual.twoStep().length; i++) {
            stepNode.put(dual.twoStep()[i], firstStep + 2 * i);
        }
        long bound = Arrays.stream(dual.prices()).sum();
        List<Set<Integer>> oddSets = oddSets(dual.oddSets());
        for (int i = 0; i < oddSets.size(); i++) {
            long price = dual.oddSets().price()[i];
            if (oddSets.get(i).size() % 2 == 0 || price < 0) {
                throw new AssertionError("not an odd set with a price: " + oddSets.get(i));
            }
            bound += price * (oddSets.get(i).size() - 1) / 2;
        }
        for (int e = 0; e < graph.edges(); e++) {
            int a = graph.left()[e];
            int b = graph.right()[e];
            if (graph.capacity()[a] == 0 || graph.capacity()[b] == 0) {
                continue;
            }
            long points = graph.weight()[e] * unit;
            Integer left = stepNode.get(e);
            if (left == null) {
                for (int x = dual.firstCopy()[a]; x < dual.firstCopy()[a + 1]; x++) {
                    for (int y = dual.firstCopy()[b]; y < dual.firstCopy()[b + 1]; y++) {
                        covered(dual, oddSets, x, y, points + earned(graph, dual, a, x) + earned(graph, dual, b, y));
                    }
                }
            } else {
                long raise = Math.max(graph.premium()[a], graph.premium()[b]) * unit;
                for (int x = dual.firstCopy()[a]; x < dual.firstCopy()[a + 1]; x++) {
                    covered(dual, oddSets, x, left, points + raise + earned(graph, dual, a, x));
                }
                covered(dual, oddSets, left, left + 1, points + 2 * raise);
                for (int y = dual.firstCopy()[b]; y < dual.firstCopy()[b + 1]; y++) {
                    covered(dual, oddSets, left + 1, y, points + raise + earned(graph, dual, b, y));
                }
                // "not chosen" is worth this much, and choosing is worth it too beside the edge's own weight
                bound -= points + 2 * raise;
            }
        }
        return bound;
    }

    /** Each set with all its nodes, found by walking outwards from every node. */
    private static List<Set<Integer>> oddSets(OddSets nested) {
        List<Set<Integer>> sets = new ArrayList<>();
        for (int i = 0; i < nested.count(); i++) {
            sets.add(new HashSet<>());
        }
        for (int node = 0; node < nested.smallest().length; node++) {
            for (int set = nested.smallest()[node]; set >= 0; set = nested.enclosing()[set]) {
                sets.get(set).add(node);
            }
        }
        return sets;
    }

    private static long earned(Graph graph, Certificate.Copies dual, int v, int copy) {
        return copy == dual.firstCopy()[v] ? graph.premium()[v] * dual.units().perPoint() : 0;
    }

    private static void covered(Certificate.Copies dual, List<Set<Integer>> oddSets, int x, int y, long worth) {
        if (dual.prices()[x] < 0 || dual.prices()[y] < 0) {
            throw new AssertionError("a negative price");
        }
        long prices = dual.prices()[x] + dual.prices()[y];
        for (int i = 0; i < oddSets.size(); i++) {
            prices += oddSets.get(i).containsAll(Set.of(x, y)) ? dual.oddSets().price()[i] : 0;
        }
        if (prices < worth) {
            throw new AssertionError("nodes " + x + " and " + y + " pay " + prices + " for " + worth);
        }
    }
}
