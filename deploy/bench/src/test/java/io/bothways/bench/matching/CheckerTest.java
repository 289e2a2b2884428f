package io.bothways.bench.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.bench.matching.instance.Edges;
import io.bothways.bench.matching.instance.People;
import io.bothways.bench.matching.instance.Problem;
import org.junit.jupiter.api.Test;

/** Four people in a row of candidates 0–1–2–3, and a fifth without any. */
class CheckerTest {
    private static final Edges EDGES = new Edges(
            new int[] {0, 1, 2},
            new int[] {1, 2, 3},
            new short[] {2000, 9000, 3000},
            new short[] {4000, 8000, 1600},
            new int[] {2600, 8400, 2000});

    private static Problem problem(int... capacity) {
        int[] five = new int[5];
        boolean[] no = new boolean[5];
        var none = new People.Skills(new int[6], new int[0], new byte[0]);
        var people =
                new People(new int[] {10, 11, 12, 13, 14}, five, five, five, five, five, capacity, no, no, none, none);
        return new Problem(people, EDGES, capacity);
    }

    @Test
    void aPermittedChoiceIsWeighed() {
        Checker.Verdict verdict = Checker.judge(problem(1, 1, 1, 1, 1), new int[] {1, 3}, new int[] {0, 2});

        assertThat(verdict).isEqualTo(new Checker.Verdict(verdict.violations(), 2, 4, 4600, 1600, 1600, 1, 1));
        assertThat(verdict.violations()).isEmpty();
    }

    @Test
    void theHighestScoreBlocksNothing() {
        Checker.Verdict verdict = Checker.judge(problem(1, 1, 1, 1, 1), new int[] {1}, new int[] {2});

        assertThat(verdict).isEqualTo(new Checker.Verdict(verdict.violations(), 1, 2, 8400, 8000, 8000, 0, 0));
    }

    @Test
    void aFreeSeatIsEnoughToBlock() {
        Checker.Verdict verdict = Checker.judge(problem(1, 2, 1, 0, 1), new int[] {1}, new int[] {2});

        assertThat(verdict.blockingMutual()).isEqualTo(1);
        assertThat(verdict.blockingOwn()).isEqualTo(1);
    }

    @Test
    void whatIsNotPermittedIsNamed() {
        Checker.Verdict verdict =
                Checker.judge(problem(1, 1, 1, 0, 1), new int[] {0, 0, 1, 1, 2}, new int[] {1, 4, 0, 2, 3});

        assertThat(verdict.violations())
                .containsExactly(
                        "the pair 10,14 is no candidate",
                        "the pair 11,10 was chosen twice",
                        "person 11 has 2 partners and capacity for 1",
                        "person 12 has 2 partners and capacity for 1",
                        "person 13 has 1 partners and capacity for 0");
    }

    @Test
    void whoeverCannotHaveAPartnerIsNotMatchable() {
        assertThat(problem(1, 1, 1, 1, 1).matchable()).isEqualTo(4);
        assertThat(problem(1, 1, 0, 1, 1).matchable()).isEqualTo(2);
    }
}
