package io.bothways.matching.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
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

        assertThat(Stability.blockingEdges(graph, solution.edges())).isZero();
        assertThat(Graphs.overfilled(graph, solution)).isZero();
        assertThat(solution.value()).isLessThanOrEqualTo(solution.bound());
    }

    @Property(tries = 300)
    void itIsTheOneStableChoiceAmongAll(@ForAll("smallGraphs") Graph graph) {
        List<int[]> stable = new ArrayList<>();
        for (int mask = 0; mask < 1 << graph.edges(); mask++) {
            Solution choice = Graphs.choice(graph, mask);
            if (Graphs.overfilled(graph, choice) == 0 && Stability.blockingEdges(graph, choice.edges()) == 0) {
                stable.add(choice.edges());
            }
        }

        assertThat(stable).singleElement().isEqualTo(solver.solve(graph).edges());
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
