package io.bothways.matching.solver.graph;

import io.bothways.matching.solver.certificate.Certificate;
import io.bothways.matching.solver.choice.Solution;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/** Random graphs from a seed, and what can be said of a choice of edges by looking at it. */
public final class Graphs {
    private Graphs() {}

    /** Weights from a narrow range, so that ties are common. */
    public static Graph random(long seed, int mostVertices, int mostEdges) {
        return random(seed, mostVertices, mostEdges, 20);
    }

    public static Graph random(long seed, int mostVertices, int mostEdges, int weights) {
        Random random = new Random(seed);
        int n = 2 + random.nextInt(mostVertices - 1);
        int[] capacity = random.ints(n, 0, 4).toArray();
        long[] pairs = random.longs(mostEdges, 0, (long) n * n)
                .filter(pair -> pair / n < pair % n)
                .distinct()
                .sorted()
                .toArray();
        int[] left = Arrays.stream(pairs).mapToInt(pair -> (int) (pair / n)).toArray();
        int[] right = Arrays.stream(pairs).mapToInt(pair -> (int) (pair % n)).toArray();
        return new Graph(
                capacity, left, right, random.ints(pairs.length, 1, weights).toArray());
    }

    public static Solution choice(Graph graph, int mask) {
        int[] edges = IntStream.range(0, graph.edges())
                .filter(edge -> (mask & 1 << edge) != 0)
                .toArray();
        long value =
                Arrays.stream(edges).mapToLong(edge -> graph.weight()[edge]).sum();
        return new Solution(edges, value, value, value, new Certificate.BestSeats());
    }

    public static int overfilled(Graph graph, Solution solution) {
        int[] taken = new int[graph.capacity().length];
        for (int edge : solution.edges()) {
            taken[graph.left()[edge]]++;
            taken[graph.right()[edge]]++;
        }
        int over = 0;
        for (int vertex = 0; vertex < taken.length; vertex++) {
            over += Math.max(0, taken[vertex] - graph.capacity()[vertex]);
        }
        return over;
    }

    /** The greatest worth of any choice, by trying them all: for graphs of at most some 15 edges. */
    public static long greatestWorth(Graph graph) {
        return greatestWorthWith(graph, -1);
    }

    /** The greatest worth of the choices that hold a certain edge, or of all where it is negative. */
    public static long greatestWorthWith(Graph graph, int wanted) {
        long best = 0;
        for (int mask = 0; mask < 1 << graph.edges(); mask++) {
            if (wanted >= 0 && (mask & 1 << wanted) == 0) {
                continue;
            }
            Solution choice = choice(graph, mask);
            if (overfilled(graph, choice) == 0) {
                best = Math.max(best, choice.score() + premiums(graph, choice));
            }
        }
        return best;
    }

    public static long premiums(Graph graph, Solution choice) {
        return Arrays.stream(choice.edges())
                .flatMap(edge -> IntStream.of(graph.left()[edge], graph.right()[edge]))
                .distinct()
                .mapToLong(vertex -> graph.premium()[vertex])
                .sum();
    }

    /** Every second person earns another premium, some none. */
    public static Graph withPremiums(Graph graph, long seed, int most) {
        int[] premium = new Random(seed)
                .ints(graph.vertices(), -most, most + 1)
                .map(points -> Math.max(0, points))
                .toArray();
        return new Graph(graph.capacity(), premium, graph.left(), graph.right(), graph.weight());
    }

    public static Graph firstEdges(Graph graph, int most) {
        int edges = Math.min(most, graph.edges());
        return new Graph(
                graph.capacity(),
                graph.premium(),
                Arrays.copyOf(graph.left(), edges),
                Arrays.copyOf(graph.right(), edges),
                Arrays.copyOf(graph.weight(), edges));
    }
}
