package io.bothways.matching.solver;

import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.matching.solver.choice.Solution;
import io.bothways.matching.solver.choice.Watch;
import io.bothways.matching.solver.graph.Graph;
import io.bothways.matching.solver.graph.Graphs;
import io.bothways.matching.solver.optimal.OptimalSolver;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Repairs against every choice of small graphs. */
class RepairTest {
    private static final OptimalSolver SOLVER = new OptimalSolver();

    @Property(tries = 500)
    void nothingThatBreaksAsFewIsWorthMoreAndTheBoundHoldsForTheBudget(
            @ForAll long seed, @ForAll @IntRange(max = 4) int mayBreak, @ForAll @IntRange(max = 30) int premium) {
        Graph graph = Graphs.withPremiums(Graphs.firstEdges(Graphs.random(seed, 8, 24), 12), seed, premium);
        int[] kept = earlierPlan(graph, seed);

        Repair.Repaired repaired = Repair.solve(graph, kept, mayBreak, SOLVER, Watch.NONE);

        Solution solution = repaired.solution();
        assertThat(repaired.broken()).isLessThanOrEqualTo(mayBreak).isEqualTo(broken(kept, solution.edges()));
        assertThat(solution.score() + Graphs.premiums(graph, solution)).isEqualTo(solution.value());
        assertThat(solution.value()).isEqualTo(greatestWorth(graph, kept, repaired.broken()));
        assertThat(solution.bound()).isGreaterThanOrEqualTo(greatestWorth(graph, kept, mayBreak));
    }

    @Property(tries = 100)
    void aGreaterBudgetIsWorthNoLess(@ForAll long seed) {
        Graph graph = Graphs.random(seed, 40, 300, 10_000).withPremium(20_000);
        int[] kept = earlierPlan(graph, seed);
        long before = Long.MIN_VALUE;

        for (int mayBreak = 0; mayBreak <= kept.length; mayBreak++) {
            long value = Repair.solve(graph, kept, mayBreak, SOLVER, Watch.NONE)
                    .solution()
                    .value();
            assertThat(value).isGreaterThanOrEqualTo(before);
            before = value;
        }
        assertThat(before).isEqualTo(SOLVER.solve(graph).value());
    }

    @Test
    void whatTheSeatsDoNotAllowIsBrokenWhateverTheBudget() {
        Graph hub = new Graph(new int[] {1, 1, 1}, new int[] {0, 0}, new int[] {1, 2}, new int[] {5, 9});

        Repair.Repaired repaired = Repair.solve(hub, new int[] {0, 1}, 0, SOLVER, Watch.NONE);

        assertThat(repaired.broken()).isEqualTo(1);
        assertThat(repaired.solution().edges()).containsExactly(1);
    }

    /** What was best before everybody's scores changed. */
    private static int[] earlierPlan(Graph graph, long seed) {
        int[] weights = new Random(~seed).ints(graph.edges(), 1, 20).toArray();
        return SOLVER.solve(graph.weighing(weights)).edges();
    }

    private static int broken(int[] kept, int[] chosen) {
        return (int) Arrays.stream(kept)
                .filter(e -> Arrays.binarySearch(chosen, e) < 0)
                .count();
    }

    private static long greatestWorth(Graph graph, int[] kept, int mayBreak) {
        long best = Long.MIN_VALUE;
        for (int mask = 0; mask < 1 << graph.edges(); mask++) {
            Solution choice = Graphs.choice(graph, mask);
            if (Graphs.overfilled(graph, choice) == 0 && broken(kept, choice.edges()) <= mayBreak) {
                best = Math.max(best, choice.score() + Graphs.premiums(graph, choice));
            }
        }
        return best;
    }
}
