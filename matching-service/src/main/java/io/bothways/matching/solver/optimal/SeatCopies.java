package io.bothways.matching.solver.optimal;

import io.bothways.matching.solver.certificate.Certificate;
import io.bothways.matching.solver.certificate.Units;
import io.bothways.matching.solver.graph.Graph;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A b-matching problem on a core of edges, written as an ordinary matching problem: every vertex becomes one copy per seat,
 * the first with the premium. An edge whose ends both have several copies needs two more vertices of its own, so that it is
 * chosen at most once (Tutte 1954): copy–left, left–right, right–copy; "left–right matched" means not chosen. Prices of seats
 * carry over, so the exact search starts near the optimum.
 */
final class SeatCopies {
    private final Graph graph;
    private final Units units;
    private final int[] core;
    private final int[] firstCopy;
    private final int vertices;
    private final long[] price;

    private int edges;
    private final int[] ends;
    private final long[] weight;
    private final int[] firstOf;
    private int[] hints = new int[16];
    private int hintCount;

    SeatCopies(Graph graph, Arcs arcs, Units units, int[] core, boolean[] chosen, long[] seatPrices) {
        this.graph = graph;
        this.units = units;
        this.core = core;
        int n = graph.vertices();
        this.firstCopy = new int[n + 1];
        for (int v = 0; v < n; v++) {
            firstCopy[v + 1] = firstCopy[v] + arcs.seats[v];
        }
        int own = 0;
        int size = 0;
        for (int e : core) {
            int a = copies(graph.left()[e]);
            int b = copies(graph.right()[e]);
            own += a > 1 && b > 1 ? 2 : 0;
            size += a > 1 && b > 1 ? a + b + 1 : a * b;
        }
        this.vertices = firstCopy[n] + own;
        this.price = new long[vertices];
        this.ends = new int[2 * size];
        this.weight = new long[size];
        this.firstOf = new int[core.length + 1];
        for (int v = 0; v < n; v++) {
            for (int copy = firstCopy[v]; copy < firstCopy[v + 1]; copy++) {
                price[copy] = Math.max(0, seatPrices[v] + premiumOf(copy, v));
            }
        }
        build(chosen);
    }

    /** How many edges the expansion of a core would have, to decide whether it is worth building. */
    static long size(Graph graph, Arcs arcs, int[] core) {
        long size = 0;
        for (int e : core) {
            long a = arcs.seats[graph.left()[e]];
            long b = arcs.seats[graph.right()[e]];
            size += a > 1 && b > 1 ? a + b + 1 : a * b;
        }
        return size;
    }

    private int copies(int v) {
        return firstCopy[v + 1] - firstCopy[v];
    }

    private long premiumOf(int copy, int v) {
        return copy == firstCopy[v] ? units.of(graph.premium()[v]) : 0;
    }

    private void build(boolean[] chosen) {
        int[] nextSeat = new int[graph.capacity().length];
        int free = firstCopy[graph.capacity().length];
        for (int i = 0; i < core.length; i++) {
            int e = core[i];
            int a = graph.left()[e];
            int b = graph.right()[e];
            int seatA = chosen[e] ? nextSeat[a]++ : -1;
            int seatB = chosen[e] ? nextSeat[b]++ : -1;
            firstOf[i] = edges;
            if (copies(a) > 1 && copies(b) > 1) {
                twoSteps(i, a, b, free, seatA, seatB);
                free += 2;
            } else {
                oneStep(i, a, b, seatA, seatB);
            }
        }
        firstOf[core.length] = edges;
    }

    private void oneStep(int i, int a, int b, int seatA, int seatB) {
        for (int x = firstCopy[a]; x < firstCopy[a + 1]; x++) {
            for (int y = firstCopy[b]; y < firstCopy[b + 1]; y++) {
                long worth = worth(i) + 2 * halfTie(i) + premiumOf(x, a) + premiumOf(y, b);
                if (x - firstCopy[a] == seatA && y - firstCopy[b] == seatB) {
                    hint(edges);
                }
                int single = copies(a) == 1 ? x : y;
                price[single] += Math.max(0, worth - price[x] - price[y]);
                add(x, y, worth);
            }
        }
    }

    private void twoSteps(int i, int a, int b, int left, int seatA, int seatB) {
        int right = left + 1;
        // two steps outweigh "not chosen" by the edge's weight, and one step alone by no more than half a tie-break
        long premium = units.of(graph.greaterPremium(core[i]));
        long notChosen = worth(i) + 2 * premium;
        long step = worth(i) + premium + halfTie(i);
        hint(seatA < 0 ? edges : edges + 1 + seatA);
        add(left, right, notChosen);
        for (int x = firstCopy[a]; x < firstCopy[a + 1]; x++) {
            long worth = step + premiumOf(x, a);
            price[left] = Math.max(price[left], worth - price[x]);
            add(x, left, worth);
        }
        if (seatB >= 0) {
            hint(edges + seatB);
        }
        for (int y = firstCopy[b]; y < firstCopy[b + 1]; y++) {
            long worth = step + premiumOf(y, b);
            price[right] = Math.max(price[right], worth - price[y]);
            add(right, y, worth);
        }
        long missing = Math.max(0, notChosen - price[left] - price[right]);
        price[left] += missing / 2;
        price[right] += missing - missing / 2;
    }

    private long worth(int i) {
        return units.of(graph.weight()[core[i]]);
    }

    private long halfTie(int i) {
        return units.tieBreak(graph.left()[core[i]], graph.right()[core[i]]) / 2;
    }

    private void add(int x, int y, long worth) {
        ends[2 * edges] = x;
        ends[2 * edges + 1] = y;
        weight[edges++] = worth;
    }

    private void hint(int edge) {
        if (hintCount == hints.length) {
            hints = Arrays.copyOf(hints, 2 * hintCount);
        }
        hints[hintCount++] = edge;
    }

    /** The matching problem, started at the seat prices and at the edges chosen so far. */
    ExactMatching start() {
        ExactMatching matching = new ExactMatching(vertices, ends, weight, price);
        matching.start(Arrays.copyOf(hints, hintCount));
        return matching;
    }

    /** Sets, for each core edge, whether the matching chose it. */
    void readInto(ExactMatching matching, boolean[] chosen) {
        for (int i = 0; i < core.length; i++) {
            chosen[core[i]] = hasTwoSteps(i) ? chosenInTwoSteps(matching, i) : anyMatched(matching, i);
        }
    }

    private boolean hasTwoSteps(int i) {
        return copies(graph.left()[core[i]]) > 1 && copies(graph.right()[core[i]]) > 1;
    }

    /** Chosen when copies of both ends hold it; one side alone is worth no more than leaving it. */
    private boolean chosenInTwoSteps(ExactMatching matching, int i) {
        int left = ends[2 * firstOf[i]];
        int right = ends[2 * firstOf[i] + 1];
        return matching.mate(left) >= 0 && matching.mate(right) >= 0 && matching.mate(left) != firstOf[i];
    }

    private boolean anyMatched(ExactMatching matching, int i) {
        for (int edge = firstOf[i]; edge < firstOf[i + 1]; edge++) {
            if (matched(matching, edge)) {
                return true;
            }
        }
        return false;
    }

    private boolean matched(ExactMatching matching, int edge) {
        return matching.mate(ends[2 * edge]) == edge;
    }

    /** The prices and odd sets of a solved matching: the proof of its optimum, if they cover the edges outside the core. */
    Certificate.Copies certificate(ExactMatching matching) {
        long[] prices = new long[vertices];
        Arrays.setAll(prices, matching::price);
        int[] twoStep = IntStream.range(0, core.length)
                .filter(this::hasTwoSteps)
                .map(i -> core[i])
                .toArray();
        return new Certificate.Copies(units, firstCopy, twoStep, prices, matching.oddSets());
    }
}
