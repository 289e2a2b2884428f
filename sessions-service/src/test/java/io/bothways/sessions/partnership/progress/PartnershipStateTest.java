package io.bothways.sessions.partnership.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bothways.platform.problem.Problem;
import io.bothways.sessions.SessionsProblem;
import io.bothways.sessions.StateCodes;
import io.bothways.sessions.partnership.announcement.PublicCause;
import io.bothways.sessions.partnership.progress.PartnershipState.Active;
import io.bothways.sessions.partnership.progress.PartnershipState.Closing;
import io.bothways.sessions.partnership.progress.PartnershipState.Completed;
import io.bothways.sessions.partnership.progress.PartnershipState.Contracting;
import io.bothways.sessions.partnership.progress.PartnershipState.EndedEarly;
import io.bothways.sessions.partnership.progress.PartnershipState.Introduced;
import io.bothways.sessions.partnership.progress.PartnershipState.NeverStarted;
import io.bothways.sessions.partnership.progress.PartnershipState.Paused;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which step leads where: the whole table, written out. */
class PartnershipStateTest {
    private static final Instant AT = Instant.parse("2026-03-02T10:00:00Z");
    private static final UUID A = new UUID(7, 1);
    private static final UUID B = new UUID(7, 2);

    private static final List<PartnershipState> STATES = List.of(
            new Introduced(),
            new Contracting(Set.of(B)),
            new Active(),
            new Paused(PauseCause.REQUEST),
            new Closing(A),
            new Completed(AT),
            new EndedEarly(AT, EndCause.NO_FAULT, Optional.of(A), Set.of()),
            new NeverStarted(AT));

    private static final Map<String, Function<PartnershipState, PartnershipState>> STEPS = new TreeMap<>(Map.ofEntries(
            Map.entry("agree", PartnershipState::agree),
            Map.entry("sign", state -> state.sign(A)),
            Map.entry("pause", state -> state.pause(PauseCause.LEAVE)),
            Map.entry("resume", PartnershipState::resume),
            Map.entry("extend", PartnershipState::extend),
            Map.entry("close", state -> state.askToClose(A)),
            Map.entry("complete", state -> state.complete(AT)),
            Map.entry("end", state -> state.endEarly(EndCause.WORKLOAD, Optional.of(A), AT)),
            Map.entry("leave", state -> state.endEarly(EndCause.LEFT_ORGANISATION, Optional.empty(), AT)),
            Map.entry("date", state -> state.reachEnd(true, AT)),
            Map.entry("date-unmet", state -> state.reachEnd(false, AT)),
            Map.entry("never", state -> state.neverStart(AT)),
            Map.entry("undo", state -> state.askUndo(A)),
            Map.entry("reinstate", state -> state.reinstate(true, Set.of(A, B)))));

    private static final Map<String, String> LEGAL = Map.of(
            "introduced",
                    "agree→contracting date→completed date-unmet→never-started end→ended-early leave→ended-early never→never-started",
            "contracting",
                    "agree→contracting date→completed date-unmet→never-started end→ended-early leave→ended-early never→never-started sign→active",
            "active",
                    "close→closing date→completed date-unmet→completed end→ended-early extend→active leave→ended-early pause→paused",
            "paused", "date→completed date-unmet→completed end→ended-early leave→ended-early resume→active",
            "closing", "complete→completed date→completed date-unmet→completed leave→ended-early",
            "completed", "",
            "ended-early", "reinstate→active undo→ended-early",
            "never-started", "");

    @TestFactory
    Stream<DynamicTest> everyStateAllowsExactlyItsSteps() {
        return STATES.stream()
                .map(state -> DynamicTest.dynamicTest(
                        state.code(), () -> assertThat(allowed(state)).isEqualTo(LEGAL.get(state.code()))));
    }

    @Test
    void everyStateHasACodeThatListsCanBeAskedFor() {
        assertThat(PartnershipState.CODES).containsExactlyInAnyOrderElementsOf(StateCodes.of(PartnershipState.class));
    }

    @Test
    void theFirstSignatureWaitsForTheSecond() {
        assertThat(new Contracting(Set.of()).sign(A)).isEqualTo(new Contracting(Set.of(A)));
        assertThat(new Contracting(Set.of(A)).sign(A)).isEqualTo(new Contracting(Set.of(A)));
    }

    @Test
    void anUndoneEndingGoesOnWhereItWas() {
        var ended = new EndedEarly(AT, EndCause.NO_FAULT, Optional.of(A), Set.of(A, B));

        assertThat(ended.bothWantItBack()).isTrue();
        assertThat(ended.reinstate(false, Set.of())).isEqualTo(new Introduced());
        assertThat(ended.reinstate(true, Set.of(A))).isEqualTo(new Contracting(Set.of(A)));
    }

    @Test
    void whatIsConfidentialIsPublishedAsOther() {
        assertThat(Stream.of(EndCause.values()).collect(Collectors.groupingBy(EndCause::published)))
                .isEqualTo(Map.of(
                        PublicCause.PLANNED, List.of(EndCause.NO_FAULT),
                        PublicCause.LEFT_ORGANISATION, List.of(EndCause.LEFT_ORGANISATION),
                        PublicCause.OTHER,
                                List.of(EndCause.MISMATCH, EndCause.WORKLOAD, EndCause.ROLE_CHANGE, EndCause.CONDUCT)));
    }

    @Test
    void aDirectionIsFulfilledOnlyWhenItProgressed() {
        var agreed = new DirectionState.Agreed();

        assertThat(agreed.progress().fulfil()).isEqualTo(new DirectionState.Fulfilled());
        assertThat(agreed.progress().progress()).isEqualTo(new DirectionState.Progressing());
        assertThat(agreed.drop().progress()).isEqualTo(new DirectionState.Dropped());
        assertThatThrownBy(agreed::fulfil).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> new DirectionState.Fulfilled().drop()).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> new DirectionState.Dropped().fulfil()).isInstanceOf(Problem.class);
    }

    private static String allowed(PartnershipState state) {
        return STEPS.entrySet().stream()
                .flatMap(step -> after(state, step.getValue()).map(next -> step.getKey() + "→" + next))
                .collect(Collectors.joining(" "));
    }

    private static Stream<String> after(PartnershipState state, Function<PartnershipState, PartnershipState> step) {
        try {
            return Stream.of(step.apply(state).code());
        } catch (Problem refusal) {
            assertThat(refusal.type()).isEqualTo(SessionsProblem.NOT_NOW);
            return Stream.empty();
        }
    }
}
