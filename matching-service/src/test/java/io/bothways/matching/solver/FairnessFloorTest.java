package io.bothways.matching.solver;

import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.matching.solver.certificate.Proof;
import io.bothways.matching.solver.choice.Watch;
import io.bothways.matching.solver.graph.Edges;
import io.bothways.matching.solver.graph.Graph;
import io.bothways.matching.solver.graph.Graphs;
import io.bothways.matching.solver.optimal.OptimalSolver;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The raised floor against every choice of small graphs. */
class FairnessFloorTest {
    private static final OptimalSolver SOLVER = new OptimalSolver();

    @Property(tries = 1_000)
    void itIsTheHighestThatLeavesOutNobodyMore(@ForAll long seed, @ForAll boolean participation) {
        Graph graph = Graphs.firstEdges(Graphs.random(seed, 8, 24), 12).withPremium(participation ? 10 : 0);
        int[] gains = new Random(seed).ints(graph.edges(), 1, 9).toArray();

        FairnessFloor.Raised raised = raise(graph, gains);

        int people = mostPeople(graph, gains, 0);
        int highest = Arrays.stream(gains)
                .filter(floor -> mostPeople(graph, gains, floor) == people)
                .max()
                .orElse(0);
        assertThat(raised.floor()).isEqualTo(graph.edges() == 0 ? 0 : highest);
        assertThat(Arrays.stream(raised.solution().edges()).map(e -> gains[raised.edges()[e]]))
                .allMatch(gain -> gain >= raised.floor());
        assertThat(raised.solution().proof()).isEqualTo(Proof.EXACT);
        assertThat(raised.solution().value())
                .isEqualTo(Graphs.greatestWorth(graph.only(Edges.where(graph.edges(), e -> gains[e] >= highest))));
    }

    /** The best score matches four people, at a floor of two only two, and at three four again. */
    @Test
    void aFloorAtWhichTheObjectiveLeavesOutMoreHidesNoHigherOne() {
        Graph graph = new Graph(
                new int[] {1, 1, 1, 1}, new int[] {0, 0, 1, 2}, new int[] {1, 3, 2, 3}, new int[] {4, 10, 10, 4});

        FairnessFloor.Raised raised = raise(graph, new int[] {3, 1, 2, 3});

        assertThat(raised.floor()).isEqualTo(3);
        assertThat(raised.solution().score()).isEqualTo(8);
    }

    private static FairnessFloor.Raised raise(Graph graph, int[] gains) {
        Graph counting = graph.weighing(new int[graph.edges()]).withPremium(1);
        return FairnessFloor.raise(graph, counting, gains, SOLVER, Watch.NONE);
    }

    private static int mostPeople(Graph graph, int[] gains, int floor) {
        Graph counting = graph.weighing(new int[graph.edges()])
                .withPremium(1)
                .only(Edges.where(graph.edges(), e -> gains[e] >= floor));
        return (int) Graphs.greatestWorth(counting);
    }
}
