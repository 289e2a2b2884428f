package io.bothways.matching.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The stable objective against its definition, and against a search of every choice on small graphs. */
class StableSolverTest {
    private final StableSolver solver = new StableSolver();

    @Property(tries = 500)
    void noPairBlocksAndNoSeatIsOverfilled(@ForAll("graphs") Graph graph) {
        Solution solution = solver.solve(graph);

        assertThat(Stability.blockingEdges(graph, solution)).isZero();
        assertThat(overfilled(graph, solution)).isZero();
        assertThat(solution.value()).isLessThanOrEqualTo(solution.bound());
    }

    @Property(tries = 300)
    void itIsTheOneStableChoiceAmongAll(@ForAll("smallGraphs") Graph graph) {
        List<int[]> stable = new ArrayList<>();
        for (int mask = 0; mask < 1 << graph.edges(); mask++) {
            Solution choice = choice(graph, mask);
            if (overfilled(graph, choice) == 0 && Stability.blockingEdges(graph, choice) == 0) {
                stable.add(choice.edges());
            }
        }

        assertThat(stable).singleElement().isEqualTo(solver.solve(graph).edges());
    }

    @Property(tries = 300)
    void noChoiceIsWorthMoreThanTheBound(@ForAll("smallGraphs") Graph graph) {
        long best = 0;
        for (int mask = 0; mask < 1 << graph.edges(); mask++) {
            Solution choice = choice(graph, mask);
            if (overfilled(graph, choice) == 0) {
                best = Math.max(best, choice.value());
            }
        }

        Solution solution = solver.solve(graph);
        assertThat(best).isBetween(solution.value(), Math.min(solution.bound(), 2 * solution.value()));
    }

    @Property(tries = 100)
    void theSameGraphGivesTheSameChoice(@ForAll("graphs") Graph graph) {
        assertThat(solver.solve(graph).edges()).isEqualTo(solver.solve(graph).edges());
    }

    @Provide
    Arbitrary<Graph> graphs() {
        return Arbitraries.longs().map(seed -> graph(seed, 40, 400));
    }

    @Provide
    Arbitrary<Graph> smallGraphs() {
        return Arbitraries.longs().map(seed -> graph(seed, 7, 12));
    }

    /** Weights from a narrow range, so that ties are common. */
    private static Graph graph(long seed, int mostVertices, int mostEdges) {
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
        return new Graph(capacity, left, right, random.ints(pairs.length, 1, 20).toArray());
    }

    private static Solution choice(Graph graph, int mask) {
        int[] edges = IntStream.range(0, graph.edges())
                .filter(edge -> (mask & 1 << edge) != 0)
                .toArray();
        long value =
                Arrays.stream(edges).mapToLong(edge -> graph.weight()[edge]).sum();
        return new Solution(edges, value, value);
    }

    private static int overfilled(Graph graph, Solution solution) {
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
}
