package io.bothways.sessions.session.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TeachingTest {
    private static final UUID A = new UUID(7, 1);
    private static final UUID B = new UUID(7, 2);
    private static final UUID AB = new UUID(7, 3);
    private static final UUID BA = new UUID(7, 4);
    private static final UUID SKILL = new UUID(7, 5);

    @Test
    void onlyTheLearnerConfirms() {
        var byA = List.of(new StatedSegment(AB, SKILL, 30), new StatedSegment(BA, null, 20));

        assertThat(teaching(byA, List.of()))
                .containsExactly(new Segment(AB, A, B, SKILL, 30, false), new Segment(BA, B, A, null, 20, true));
    }

    @Test
    void twoNumbersAgreeOnTheSmaller() {
        var byA = List.of(new StatedSegment(AB, SKILL, 30));
        var byB = List.of(new StatedSegment(AB, null, 45));

        assertThat(teaching(byA, byB)).containsExactly(new Segment(AB, A, B, SKILL, 30, true));
    }

    @Test
    void nothingStatedIsNothingTaught() {
        assertThat(teaching(List.of(), List.of())).isEmpty();
    }

    private static List<Segment> teaching(List<StatedSegment> byA, List<StatedSegment> byB) {
        return Teaching.of(A, B, AB, Optional.of(BA), byA, byB).segments();
    }
}
