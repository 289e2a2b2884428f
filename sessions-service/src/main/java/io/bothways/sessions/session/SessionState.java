package io.bothways.sessions.session;

import io.bothways.sessions.SessionsProblem;
import io.bothways.sessions.session.attestation.Attestation;
import io.bothways.sessions.session.attestation.Side;
import io.bothways.sessions.session.attestation.Statement;
import io.bothways.sessions.session.attestation.Verdict;
import io.bothways.sessions.session.attestation.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a session stands. Each state has the steps that are legal from it and says by itself what time makes of it, so a
 * late timer never changes an outcome: {@link #at} is asked before every step.
 */
sealed interface SessionState {

    List<String> CODES = List.of(
            "proposed",
            "scheduled",
            "awaiting-attestation",
            "disputed",
            "held",
            "held-one-sided",
            "no-show",
            "missed",
            "not-held",
            "declined",
            "lapsed",
            "cancelled-in-time",
            "cancelled-late");

    /** The name in rows and answers. */
    String code();

    /** What this side may do next. */
    List<String> steps(Side side);

    /** The state that time alone has led to by now. */
    default SessionState at(Instant now) {
        return this;
    }

    /** The next instant at which time alone changes the state. */
    default Optional<Instant> nextDue() {
        return Optional.empty();
    }

    /** Decided for ever. */
    sealed interface Settled extends SessionState {
        @Override
        default List<String> steps(Side side) {
            return List.of();
        }
    }

    /** Waits for the other side's answer until it lapses. */
    record Proposed(Side by, Instant endsAt, Instant lapsesAt, Attestation table) implements SessionState {
        @Override
        public String code() {
            return "proposed";
        }

        @Override
        public List<String> steps(Side side) {
            return side == by ? List.of("cancellation") : List.of("acceptance", "decline");
        }

        @Override
        public SessionState at(Instant now) {
            return now.isBefore(lapsesAt) ? this : new Lapsed();
        }

        @Override
        public Optional<Instant> nextDue() {
            return Optional.of(lapsesAt);
        }

        @Override
        public SessionState accept(Side side) {
            if (side == by) throw SessionsProblem.NOT_YOUR_PART.plain();
            return new Scheduled(endsAt, table);
        }

        @Override
        public SessionState decline(Side side) {
            if (side == by) throw SessionsProblem.NOT_YOUR_PART.plain();
            return new Declined();
        }

        /** Taking a proposal back is no late cancellation: nobody had promised to come. */
        @Override
        public SessionState cancel(Side side, Instant startsAt, Duration late, Instant now) {
            if (side != by) throw SessionsProblem.NOT_YOUR_PART.plain();
            return new CancelledInTime();
        }
    }

    record Scheduled(Instant endsAt, Attestation table) implements SessionState {
        @Override
        public String code() {
            return "scheduled";
        }

        @Override
        public List<String> steps(Side side) {
            return List.of("rescheduling", "cancellation");
        }

        @Override
        public SessionState at(Instant now) {
            return now.isBefore(endsAt) ? this : new AwaitingAttestation(null, null, endsAt, false, table).at(now);
        }

        @Override
        public Optional<Instant> nextDue() {
            return Optional.of(endsAt);
        }

        @Override
        public SessionState reschedule() {
            return this;
        }

        @Override
        public SessionState cancel(Side side, Instant startsAt, Duration late, Instant now) {
            if (!now.isBefore(startsAt))
                throw SessionsProblem.NOT_NOW.with("state", code()).with("step", "cancellation");
            return now.isAfter(startsAt.minus(late)) ? new CancelledLate() : new CancelledInTime();
        }

        @Override
        public SessionState attest(Side side, Word word, Instant now) {
            throw SessionsProblem.SESSION_NOT_OVER.with("endsAt", endsAt);
        }
    }

    /** Its end has passed; both are asked what happened. */
    record AwaitingAttestation(
            @Nullable Statement a, @Nullable Statement b, Instant asked, boolean logged, Attestation table)
            implements SessionState {
        @Override
        public String code() {
            return "awaiting-attestation";
        }

        @Override
        public List<String> steps(Side side) {
            return List.of("attestation");
        }

        @Override
        public SessionState at(Instant now) {
            return settled(now);
        }

        @Override
        public Optional<Instant> nextDue() {
            return Optional.of(table.verdict(a, b, asked, asked) instanceof Verdict.Open(var until) ? until : asked);
        }

        @Override
        public SessionState attest(Side side, Word word, Instant now) {
            Statement before = side == Side.A ? a : b;
            var statement = new Statement(word, before == null ? now : before.since());
            return (side == Side.A
                            ? new AwaitingAttestation(statement, b, asked, logged, table)
                            : new AwaitingAttestation(a, statement, asked, logged, table))
                    .settled(now);
        }

        private SessionState settled(Instant now) {
            return switch (table.verdict(a, b, asked, now)) {
                case Verdict.Open open -> this;
                case Verdict.Disputed disputed -> new Disputed(known(a), known(b), now, table);
                case Verdict.Held held -> new Held();
                // a log that the partner never confirmed is one person's word about a plan that nobody saw
                case Verdict.HeldOneSided oneSided -> logged ? new Lapsed() : new HeldOneSided();
                case Verdict.NoShow(var absent) -> new NoShow(absent);
                case Verdict.Missed missed -> new Missed();
                case Verdict.NotHeld notHeld -> new NotHeld();
            };
        }
    }

    /** The two contradict each other; each may change their word. */
    record Disputed(Statement a, Statement b, Instant since, Attestation table) implements SessionState {
        @Override
        public String code() {
            return "disputed";
        }

        @Override
        public List<String> steps(Side side) {
            return List.of("attestation");
        }

        @Override
        public SessionState at(Instant now) {
            return settled(now);
        }

        @Override
        public Optional<Instant> nextDue() {
            return Optional.of(since.plus(table.answer()));
        }

        @Override
        public SessionState attest(Side side, Word word, Instant now) {
            return (side == Side.A
                            ? new Disputed(new Statement(word, a.since()), b, since, table)
                            : new Disputed(a, new Statement(word, b.since()), since, table))
                    .settled(now);
        }

        private SessionState settled(Instant now) {
            return switch (table.afterDispute(a.word(), b.word(), since, now)) {
                case Verdict.Open open -> this;
                case Verdict.Held held -> new Held();
                case Verdict.NotHeld notHeld -> new NotHeld();
                case Verdict.Disputed impossible -> throw undecided();
                case Verdict.HeldOneSided impossible -> throw undecided();
                case Verdict.NoShow impossible -> throw undecided();
                case Verdict.Missed impossible -> throw undecided();
            };
        }

        private IllegalStateException undecided() {
            return new IllegalStateException("A dispute ends as held or as not held");
        }
    }

    record Held() implements Settled {
        @Override
        public String code() {
            return "held";
        }

        /** The learner may still confirm what only the teacher had stated. */
        @Override
        public SessionState confirm() {
            return this;
        }
    }

    record HeldOneSided() implements Settled {
        @Override
        public String code() {
            return "held-one-sided";
        }
    }

    record NoShow(Side absent) implements Settled {
        @Override
        public String code() {
            return "no-show";
        }
    }

    record Missed() implements Settled {
        @Override
        public String code() {
            return "missed";
        }
    }

    record NotHeld() implements Settled {
        @Override
        public String code() {
            return "not-held";
        }
    }

    record Declined() implements Settled {
        @Override
        public String code() {
            return "declined";
        }
    }

    record Lapsed() implements Settled {
        @Override
        public String code() {
            return "lapsed";
        }
    }

    record CancelledInTime() implements Settled {
        @Override
        public String code() {
            return "cancelled-in-time";
        }
    }

    record CancelledLate() implements Settled {
        @Override
        public String code() {
            return "cancelled-late";
        }
    }

    default SessionState accept(Side side) {
        throw refusal(side, "acceptance");
    }

    default SessionState decline(Side side) {
        throw refusal(side, "decline");
    }

    default SessionState reschedule() {
        throw refusal(Side.A, "rescheduling");
    }

    default SessionState cancel(Side side, Instant startsAt, Duration late, Instant now) {
        throw refusal(side, "cancellation");
    }

    default SessionState attest(Side side, Word word, Instant now) {
        throw refusal(side, "attestation");
    }

    default SessionState confirm() {
        throw refusal(Side.A, "confirmation");
    }

    private static Statement known(@Nullable Statement statement) {
        if (statement == null) throw new IllegalStateException("A dispute needs two words");
        return statement;
    }

    private RuntimeException refusal(Side side, String step) {
        return SessionsProblem.NOT_NOW.with("state", code()).with("step", step).with("actions", steps(side));
    }
}
