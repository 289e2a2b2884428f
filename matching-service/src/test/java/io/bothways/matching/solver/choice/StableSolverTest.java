package io.bothways.matching.solver.choice;

import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.matching.solver.graph.Graph;
import io.bothways.matching.solver.graph.Graphs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The stable objective against its definition, and against a search of every choice on small graphs. */
class StableSolverTest {
    private final StableSolver solver = new StableSolver();

    @Property(tries = 500)
    void noPairBlocksAndNoSeatIsOverfilled(@ForAll("graphs") Graph graph) {
        Solution solution = solver.solve(graph);

        assertThat(Stability.blockingEdges(graph, solution.edges(), 1, Watch.NONE)
                        .count())
                .isZero();
        assertThat(Graphs.overfilled(graph, solution)).isZero();
        assertThat(solution.value()).isLessThanOrEqualTo(solution.bound());
    }

    @Property(tries = 300)
    void itIsAmongTheStableChoicesAndTheOnlyOneWhereNoTwoPairsAreEqual(@ForAll("smallGraphs") Graph graph) {
        List<int[]> stable = new ArrayList<>();
        for (int mask = 0; mask < 1 << graph.edges(); mask++) {
            Solution choice = Graphs.choice(graph, mask);
            if (Graphs.overfilled(graph, choice) == 0 && blockingByDefinition(graph, choice.edges()) == 0) {
                stable.add(choice.edges());
            }
        }

        int[] weights = Arrays.stream(graph.weight()).distinct().toArray();
        assertThat(stable).contains(solver.solve(graph).edges());
        assertThat(weights.length < graph.edges() || stable.size() == 1).isTrue();
    }

    @Property(tries = 300)
    void theCountIsThatOfTheDefinition(@ForAll("smallGraphs") Graph graph, @ForAll int mask) {
        Solution choice = Graphs.choice(graph, mask);
        Assume.that(Graphs.overfilled(graph, choice) == 0);

        assertThat(Stability.blockingEdges(graph, choice.edges(), 1, Watch.NONE).count())
                .isEqualTo(blockingByDefinition(graph, choice.edges()));
    }

    /** Both would rather have each other, by the weight, than nobody or than one of those they hold. */
    private static long blockingByDefinition(Graph graph, int[] chosen) {
        return IntStream.range(0, graph.edges())
                .filter(e -> Arrays.stream(chosen).noneMatch(held -> held == e))
                .filter(e -> wants(graph, chosen, graph.left()[e], graph.weight()[e])
                        && wants(graph, chosen, graph.right()[e], graph.weight()[e]))
                .count();
    }

    private static boolean wants(Graph graph, int[] chosen, int vertex, int weight) {
        int[] held = Arrays.stream(chosen)
                .filter(e -> graph.left()[e] == vertex || graph.right()[e] == vertex)
                .map(e -> graph.weight()[e])
                .toArray();
        return held.length < graph.capacity()[vertex] || Arrays.stream(held).anyMatch(less -> less < weight);
    }

    @Property(tries = 300)
    void noChoiceIsWorthMoreThanTheBound(@ForAll("smallGraphs") Graph graph) {
        long best = 0;
        for (int mask = 0; mask < 1 << graph.edges(); mask++) {
            Solution choice = Graphs.choice(graph, mask);
            if (Graphs.overfilled(graph, choice) == 0) {
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
        return Arbitraries.longs().map(seed -> Graphs.random(seed, 40, 400));
    }

    @Provide
    Arbitrary<Graph> smallGraphs() {
        return Arbitraries.longs().map(seed -> Graphs.random(seed, 7, 12));
    }
}
