package io.bothways.matching.solver.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** Three people, any two of whom an edge joins; the middle one has no seat, and the edge of the others weighs most. */
class GraphTest {
    private static final int[] SEATS = {1, 0, 2};
    private static final int[] LEFT = {0, 1, 0};
    private static final int[] RIGHT = {1, 2, 2};
    private static final Graph GRAPH = new Graph(SEATS, new int[] {5, 0, 7}, LEFT, RIGHT, new int[] {3, 3, 4});

    @Test
    void columnsOfDifferentLengthAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Graph(SEATS, LEFT, new int[2], new int[3]))
                .withMessageEndingWith("but there are 3, 2 and 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Graph(SEATS, LEFT, RIGHT, new int[4]))
                .withMessageEndingWith("but there are 3, 3 and 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Graph(SEATS, new int[2], LEFT, RIGHT, new int[3]))
                .withMessageEndingWith("but there are 3 and 2");
    }

    @Test
    void edgesAreOrderedByWeightAndThenByIndex() {
        assertThat(GRAPH.heaviestFirst()).containsExactly(2, 0, 1);
    }

    @Test
    void anEdgeIsOpenWhereBothEndsHaveASeat() {
        assertThat(new boolean[] {GRAPH.open(0), GRAPH.open(1), GRAPH.open(2)}).containsExactly(false, false, true);
    }

    @Test
    void aBonusRaisesTheEdgesNamedAndLeavesTheGraphAsItWas() {
        assertThat(GRAPH.withBonus(new int[] {0, 2}, 10).weight()).containsExactly(13, 3, 14);
        assertThat(GRAPH.weight()).containsExactly(3, 3, 4);
    }

    @Test
    void theGreaterPremiumIsThatOfEitherEnd() {
        assertThat(GRAPH.greaterPremium(0)).isEqualTo(5);
        assertThat(GRAPH.greaterPremium(1)).isEqualTo(7);
    }
}
