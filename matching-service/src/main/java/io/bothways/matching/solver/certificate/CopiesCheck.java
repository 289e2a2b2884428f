package io.bothways.matching.solver.certificate;

import io.bothways.matching.solver.graph.Graph;
import java.util.Arrays;

/**
 * Checks the dual prices of a {@link Certificate.Copies} against every edge of the graph and adds up their bound. Knows the
 * problem of copies by its definition only, not how it was solved. O(edges × seats² × log sets) at worst, nearly O(edges) in
 * practice: most edges are covered by the cheapest copies of their ends.
 */
final class CopiesCheck {
    private final Certificate.Copies dual;
    private final Graph graph;
    private final Units units;
    private final long[] prices;
    private final OddSets sets;
    /** Of each odd set: how many enclose it, one of those to jump to on the way out, and the sum of their prices and its own. */
    private final int[] depth;

    private final int[] jump;
    private final long[] all;

    CopiesCheck(Certificate.Copies dual, Graph graph) {
        this.dual = dual;
        this.graph = graph;
        this.units = dual.units();
        this.prices = dual.prices();
        this.sets = dual.oddSets();
        this.depth = new int[sets.count()];
        this.jump = new int[sets.count()];
        this.all = new long[sets.count()];
    }

    /** In units. */
    long bound() {
        int copies = dual.firstCopy()[graph.vertices()];
        require(prices.length == copies + 2 * dual.twoStep().length, "there is not one price a node");
        long bound = 0;
        for (long price : prices) {
            require(price >= 0, "a price is negative");
            bound = Math.addExact(bound, price);
        }
        bound = Math.addExact(bound, checkSets());
        long[] asks = new long[graph.vertices()];
        int[] degree = new int[graph.vertices()];
        Arrays.setAll(asks, v -> dual.asks(graph, v));
        int nextTwoStep = 0;
        for (int e = 0; e < graph.edges(); e++) {
            boolean inTwoSteps = nextTwoStep < dual.twoStep().length && dual.twoStep()[nextTwoStep] == e;
            if (graph.open(e)) {
                int a = graph.left()[e];
                int b = graph.right()[e];
                degree[a]++;
                degree[b]++;
                if (inTwoSteps) {
                    bound = Math.subtractExact(bound, checkTwoSteps(e, copies + 2 * nextTwoStep));
                } else if (asks[a] + asks[b] < worth(e)) {
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

    private long checkSets() {
        require(sets.smallest().length == prices.length, "there is not one smallest set a node");
        for (int set = 0; set < sets.count(); set++) {
            require(sets.enclosing()[set] < set, "an odd set comes before the one around it");
        }
        int[] sizes = sets.sizes();
        long bound = 0;
        for (int set = 0; set < sets.count(); set++) {
            long price = sets.price()[set];
            require(sizes[set] % 2 == 1 && price >= 0, "an odd set is even or its price negative");
            bound = Math.addExact(bound, Math.multiplyExact(price, sizes[set] / 2));
            int outer = sets.enclosing()[set];
            depth[set] = depthOf(outer) + 1;
            all[set] = Math.addExact(price, outer < 0 ? 0 : all[outer]);
            jump[set] = jumpFrom(outer);
        }
        return bound;
    }

    /** Two jumps of one length become one of twice that length, so that the way out takes O(log depth) steps (Myers 1983). */
    private int jumpFrom(int outer) {
        if (outer < 0 || jump[outer] < 0) {
            return outer;
        }
        int once = jump[outer];
        return depth[outer] - depth[once] == depth[once] - depthOf(jump[once]) ? jump[once] : outer;
    }

    private int depthOf(int set) {
        return set < 0 ? -1 : depth[set];
    }

    /** The prices of all sets that hold two nodes, of which these are the smallest that hold one. */
    private long commonSets(int one, int other) {
        int a = one;
        int b = other;
        while (a != b && a >= 0 && b >= 0) {
            if (depth[a] > depth[b]) {
                a = outwards(a, depth[b]);
            } else if (depth[b] > depth[a]) {
                b = outwards(b, depth[a]);
            } else {
                boolean far = jump[a] != jump[b];
                a = far ? jump[a] : sets.enclosing()[a];
                b = far ? jump[b] : sets.enclosing()[b];
            }
        }
        return a == b && a >= 0 ? all[a] : 0;
    }

    private int outwards(int set, int noFurtherThan) {
        return depthOf(jump[set]) >= noFurtherThan ? jump[set] : sets.enclosing()[set];
    }

    private long checkTwoSteps(int e, int left) {
        int a = graph.left()[e];
        int b = graph.right()[e];
        long step = worth(e) + greaterPremium(e);
        long notChosen = step + greaterPremium(e);
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
                requireCovered(e, x, y, worth(e) + premiumOf(x, a) + premiumOf(y, b));
            }
        }
    }

    private void requireCovered(int e, int x, int y, long worth) {
        long covered = Math.addExact(prices[x], prices[y]);
        if (covered < worth) {
            covered = Math.addExact(covered, commonSets(sets.smallest()[x], sets.smallest()[y]));
        }
        require(covered >= worth, "the prices do not cover edge " + e);
    }

    private int copies(int v) {
        return dual.firstCopy()[v + 1] - dual.firstCopy()[v];
    }

    private long worth(int e) {
        return units.of(graph.weight()[e]);
    }

    private long premiumOf(int copy, int v) {
        return copy == dual.firstCopy()[v] ? units.of(graph.premium()[v]) : 0;
    }

    /** Both steps of an edge are raised by it, so that one step alone never pays. */
    private long greaterPremium(int e) {
        return units.of(graph.greaterPremium(e));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("not a certificate of this graph: " + otherwise);
        }
    }
}
