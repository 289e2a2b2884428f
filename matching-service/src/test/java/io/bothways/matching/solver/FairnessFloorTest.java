package io.bothways.matching.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The raised floor against every choice of small graphs. */
class FairnessFloorTest {
    private static final OptimalSolver SOLVER = new OptimalSolver();

    @Property(tries = 500)
    void itIsTheHighestThatLeavesOutNobodyMore(@ForAll long seed) {
        Graph graph = Graphs.firstEdges(Graphs.random(seed, 8, 24), 12).withPremium(1_000);
        int[] gains = new Random(seed).ints(graph.edges(), 1, 9).toArray();

        FairnessFloor.Raised raised = FairnessFloor.raise(graph, gains, SOLVER, Watch.NONE);

        int people = mostPeople(graph, gains, 0);
        int highest = Arrays.stream(gains)
                .filter(floor -> mostPeople(graph, gains, floor) == people)
                .max()
                .orElse(0);
        assertThat(raised.floor()).isEqualTo(graph.edges() == 0 ? 0 : highest);
        assertThat(Arrays.stream(raised.solution().edges()).map(e -> gains[raised.edges()[e]]))
                .allMatch(gain -> gain >= raised.floor());
        assertThat(raised.solution().proof()).isEqualTo(Proof.EXACT);
    }

    private static int mostPeople(Graph graph, int[] gains, int floor) {
        Graph counting = graph.weighing(new int[graph.edges()])
                .withPremium(1)
                .only(Edges.where(graph.edges(), e -> gains[e] >= floor));
        return (int) Graphs.greatestWorth(counting);
    }
}
