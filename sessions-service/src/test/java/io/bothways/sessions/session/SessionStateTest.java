package io.bothways.sessions.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bothways.platform.problem.Problem;
import io.bothways.sessions.SessionsProblem;
import io.bothways.sessions.StateCodes;
import io.bothways.sessions.session.SessionState.AwaitingAttestation;
import io.bothways.sessions.session.SessionState.CancelledInTime;
import io.bothways.sessions.session.SessionState.CancelledLate;
import io.bothways.sessions.session.SessionState.Disputed;
import io.bothways.sessions.session.SessionState.Held;
import io.bothways.sessions.session.SessionState.HeldOneSided;
import io.bothways.sessions.session.SessionState.Lapsed;
import io.bothways.sessions.session.SessionState.Missed;
import io.bothways.sessions.session.SessionState.NotHeld;
import io.bothways.sessions.session.SessionState.Proposed;
import io.bothways.sessions.session.SessionState.Scheduled;
import io.bothways.sessions.session.attestation.Attestation;
import io.bothways.sessions.session.attestation.Side;
import io.bothways.sessions.session.attestation.Statement;
import io.bothways.sessions.session.attestation.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SessionStateTest {
    private static final Attestation TABLE = new Attestation(Duration.ofDays(7), Duration.ofDays(14));
    private static final Duration LATE = Duration.ofHours(24);
    private static final Instant START = Instant.parse("2026-03-10T09:00:00Z");
    private static final Instant END = START.plus(Duration.ofHours(1));
    private static final Instant LAPSES = START.minus(Duration.ofDays(5));
    private static final Proposed PROPOSED = new Proposed(Side.A, END, LAPSES, TABLE);
    private static final Scheduled SCHEDULED = new Scheduled(END, TABLE);

    @Test
    void everyStateHasACodeThatListsCanBeAskedFor() {
        assertThat(SessionState.CODES).containsExactlyInAnyOrderElementsOf(StateCodes.of(SessionState.class));
    }

    @Test
    void anOfferIsAnsweredByTheOther() {
        assertThat(PROPOSED.accept(Side.B)).isEqualTo(SCHEDULED);
        assertThat(PROPOSED.decline(Side.B)).isEqualTo(new SessionState.Declined());
        refused(() -> PROPOSED.accept(Side.A), SessionsProblem.NOT_YOUR_PART);
        refused(() -> PROPOSED.decline(Side.A), SessionsProblem.NOT_YOUR_PART);
        assertThat(PROPOSED.steps(Side.A)).containsExactly("cancellation");
        assertThat(PROPOSED.steps(Side.B)).containsExactly("acceptance", "decline");
    }

    @Test
    void anOfferLapsesAtItsInstantAndNotBefore() {
        assertThat(PROPOSED.at(LAPSES.minusNanos(1_000))).isEqualTo(PROPOSED);
        assertThat(PROPOSED.at(LAPSES)).isEqualTo(new Lapsed());
        assertThat(PROPOSED.nextDue()).contains(LAPSES);
    }

    @Test
    void takingAnOfferBackIsNeverLate() {
        assertThat(PROPOSED.cancel(Side.A, START, LATE, START.minusSeconds(60))).isEqualTo(new CancelledInTime());
        refused(() -> PROPOSED.cancel(Side.B, START, LATE, LAPSES), SessionsProblem.NOT_YOUR_PART);
    }

    @Test
    void cancellingIsLateWithinTheNotice() {
        assertThat(SCHEDULED.cancel(Side.A, START, LATE, START.minus(LATE))).isEqualTo(new CancelledInTime());
        assertThat(SCHEDULED.cancel(Side.A, START, LATE, START.minus(LATE).plusNanos(1_000)))
                .isEqualTo(new CancelledLate());
        refused(() -> SCHEDULED.cancel(Side.A, START, LATE, START), SessionsProblem.NOT_NOW);
    }

    @Test
    void wordsAreTakenOnceTheEndHasPassed() {
        refused(() -> SCHEDULED.attest(Side.A, Word.HELD, START), SessionsProblem.SESSION_NOT_OVER);
        assertThat(SCHEDULED.at(END)).isEqualTo(new AwaitingAttestation(null, null, END, false, TABLE));
    }

    @Test
    void aTimerThatIsDaysLateChangesNoOutcome() {
        assertThat(SCHEDULED.at(END.plus(Duration.ofDays(20)))).isEqualTo(new Missed());
        assertThat(awaiting(Word.HELD).at(END.plus(Duration.ofDays(20)))).isEqualTo(new HeldOneSided());
    }

    @Test
    void bothWordsMakeItHeld() {
        assertThat(awaiting(Word.HELD).attest(Side.B, Word.HELD, END)).isEqualTo(new Held());
    }

    @Test
    void aChangedWordDoesNotGiveTheOtherMoreTime() {
        SessionState changed = awaiting(Word.HELD).attest(Side.A, Word.PARTNER_ABSENT, END.plus(Duration.ofDays(6)));

        assertThat(changed.nextDue()).contains(END.plus(Duration.ofDays(7)));
    }

    @Test
    void contradictingWordsAreDisputedAndTheTimeEndsIt() {
        SessionState disputed = awaiting(Word.HELD).attest(Side.B, Word.NOT_HELD, END);

        assertThat(disputed).isInstanceOf(Disputed.class);
        assertThat(disputed.attest(Side.B, Word.HELD, END.plusSeconds(60))).isEqualTo(new Held());
        assertThat(disputed.attest(Side.A, Word.NOT_HELD, END.plusSeconds(60))).isEqualTo(new NotHeld());
        assertThat(disputed.at(END.plus(Duration.ofDays(7)))).isEqualTo(new NotHeld());
    }

    @Test
    void aLogThatNobodyConfirmsLapses() {
        var logged = new AwaitingAttestation(new Statement(Word.HELD, END), null, END, true, TABLE);

        assertThat(logged.attest(Side.B, Word.HELD, END.plusSeconds(1))).isEqualTo(new Held());
        assertThat(logged.at(END.plus(Duration.ofDays(7)))).isEqualTo(new Lapsed());
    }

    @Test
    void whatIsSettledStaysSettled() {
        List<SessionState> settled = Stream.of(
                        new Held(),
                        new HeldOneSided(),
                        new SessionState.NoShow(Side.A),
                        new Missed(),
                        new NotHeld(),
                        new SessionState.Declined(),
                        new Lapsed(),
                        new CancelledInTime(),
                        new CancelledLate())
                .map(SessionState.class::cast)
                .toList();

        assertThat(settled).allSatisfy(state -> {
            refused(() -> state.accept(Side.B), SessionsProblem.NOT_NOW);
            refused(() -> state.decline(Side.B), SessionsProblem.NOT_NOW);
            refused(state::reschedule, SessionsProblem.NOT_NOW);
            refused(() -> state.cancel(Side.A, START, LATE, START), SessionsProblem.NOT_NOW);
            refused(() -> state.attest(Side.A, Word.HELD, END), SessionsProblem.NOT_NOW);
            assertThat(state.at(END.plus(Duration.ofDays(999)))).isEqualTo(state);
            assertThat(state.nextDue()).isEmpty();
            assertThat(state.steps(Side.A)).isEmpty();
        });
    }

    private static SessionState awaiting(Word word) {
        return new AwaitingAttestation(new Statement(word, END), null, END, false, TABLE);
    }

    private static void refused(ThrowingCallable step, SessionsProblem problem) {
        assertThatThrownBy(step).isInstanceOfSatisfying(Problem.class, refusal -> assertThat(refusal.type())
                .isEqualTo(problem));
    }
}
