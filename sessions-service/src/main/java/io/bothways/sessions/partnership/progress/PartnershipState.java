package io.bothways.sessions.partnership.progress;

import io.bothways.sessions.SessionsProblem;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * How far a partnership has come. Each state has the steps that are legal from it; every other step is refused with the
 * name of the state. "Extended" is no state: it is active with a later end.
 */
public sealed interface PartnershipState {

    List<String> CODES = List.of(
            "introduced", "contracting", "active", "paused", "closing", "completed", "ended-early", "never-started");

    /** The name in rows and answers. */
    String code();

    /** What a party may do next. */
    List<String> steps();

    /** Still being lived: holds seats, can be ended. */
    sealed interface Live extends PartnershipState {
        @Override
        default PartnershipState endEarly(EndCause cause, Optional<UUID> by, Instant at) {
            return new EndedEarly(at, cause, by, Set.of());
        }
    }

    /** Over. Only an early end can be undone. */
    sealed interface Finished extends PartnershipState {
        Instant at();
    }

    record Introduced() implements Live {
        @Override
        public String code() {
            return "introduced";
        }

        @Override
        public List<String> steps() {
            return List.of("agreement", "sessions", "session-logs", "goals", "ending");
        }

        @Override
        public PartnershipState agree() {
            return new Contracting(Set.of());
        }

        @Override
        public PartnershipState neverStart(Instant at) {
            return new NeverStarted(at);
        }

        @Override
        public PartnershipState reachEnd(boolean met, Instant at) {
            return met ? new Completed(at) : new NeverStarted(at);
        }
    }

    /** The agreement is on the table; a new wording asks for both signatures again. */
    record Contracting(Set<UUID> signedBy) implements Live {
        public Contracting {
            signedBy = Set.copyOf(signedBy);
        }

        @Override
        public String code() {
            return "contracting";
        }

        @Override
        public List<String> steps() {
            return List.of("agreement", "signature", "sessions", "session-logs", "goals", "ending");
        }

        @Override
        public PartnershipState agree() {
            return new Contracting(Set.of());
        }

        @Override
        public PartnershipState sign(UUID who) {
            var signed = new HashSet<>(signedBy);
            signed.add(who);
            return signed.size() == 2 ? new Active() : new Contracting(signed);
        }

        @Override
        public PartnershipState neverStart(Instant at) {
            return new NeverStarted(at);
        }

        @Override
        public PartnershipState reachEnd(boolean met, Instant at) {
            return met ? new Completed(at) : new NeverStarted(at);
        }
    }

    record Active() implements Live {
        @Override
        public String code() {
            return "active";
        }

        @Override
        public List<String> steps() {
            return List.of("sessions", "session-logs", "goals", "pause", "extension", "closing", "ending");
        }

        @Override
        public PartnershipState pause(PauseCause cause) {
            return new Paused(cause);
        }

        @Override
        public PartnershipState extend() {
            return this;
        }

        @Override
        public PartnershipState askToClose(UUID by) {
            return new Closing(by);
        }

        @Override
        public PartnershipState reachEnd(boolean met, Instant at) {
            return new Completed(at);
        }
    }

    /** Nothing is planned and nothing is asked. The agreed end stays: only an extension moves it. */
    record Paused(PauseCause cause) implements Live {
        @Override
        public String code() {
            return "paused";
        }

        @Override
        public List<String> steps() {
            return List.of("resumption", "session-logs", "ending");
        }

        @Override
        public PartnershipState resume() {
            return new Active();
        }

        @Override
        public PartnershipState reachEnd(boolean met, Instant at) {
            return new Completed(at);
        }
    }

    /** The final review is asked for. */
    record Closing(UUID askedBy) implements Live {
        @Override
        public String code() {
            return "closing";
        }

        @Override
        public List<String> steps() {
            return List.of("sessions", "session-logs", "feedback", "completion");
        }

        @Override
        public PartnershipState complete(Instant at) {
            return new Completed(at);
        }

        @Override
        public PartnershipState reachEnd(boolean met, Instant at) {
            return new Completed(at);
        }

        /** Who has come to the closing completes; only a leaver's partnership still ends early. */
        @Override
        public PartnershipState endEarly(EndCause cause, Optional<UUID> by, Instant at) {
            return cause == EndCause.LEFT_ORGANISATION ? new EndedEarly(at, cause, by, Set.of()) : refuse("ending");
        }
    }

    record Completed(Instant at) implements Finished {
        @Override
        public String code() {
            return "completed";
        }

        @Override
        public List<String> steps() {
            return List.of("feedback");
        }
    }

    /** @param undoAskedBy who wants it back; it takes both */
    record EndedEarly(Instant at, EndCause cause, Optional<UUID> by, Set<UUID> undoAskedBy) implements Finished {
        public EndedEarly {
            undoAskedBy = Set.copyOf(undoAskedBy);
        }

        @Override
        public String code() {
            return "ended-early";
        }

        @Override
        public List<String> steps() {
            return List.of("feedback", "reinstatement");
        }

        @Override
        public EndedEarly askUndo(UUID who) {
            var asked = new HashSet<>(undoAskedBy);
            asked.add(who);
            return new EndedEarly(at, cause, by, asked);
        }

        @Override
        public EndedEarly refuseUndo() {
            return new EndedEarly(at, cause, by, Set.of());
        }

        @Override
        public PartnershipState reinstate(boolean agreed, Set<UUID> signedBy) {
            if (!agreed) return new Introduced();
            return signedBy.size() == 2 ? new Active() : new Contracting(signedBy);
        }

        public boolean bothWantItBack() {
            return undoAskedBy.size() == 2;
        }
    }

    record NeverStarted(Instant at) implements Finished {
        @Override
        public String code() {
            return "never-started";
        }

        @Override
        public List<String> steps() {
            return List.of();
        }
    }

    default PartnershipState agree() {
        return refuse("agreement");
    }

    default PartnershipState sign(UUID who) {
        return refuse("signature");
    }

    default PartnershipState pause(PauseCause cause) {
        return refuse("pause");
    }

    default PartnershipState resume() {
        return refuse("resumption");
    }

    default PartnershipState extend() {
        return refuse("extension");
    }

    default PartnershipState askToClose(UUID by) {
        return refuse("closing");
    }

    default PartnershipState complete(Instant at) {
        return refuse("completion");
    }

    /** The agreed end date has come. */
    default PartnershipState reachEnd(boolean met, Instant at) {
        return refuse("reaching the end");
    }

    default PartnershipState neverStart(Instant at) {
        return refuse("never starting");
    }

    default PartnershipState endEarly(EndCause cause, Optional<UUID> by, Instant at) {
        return refuse("ending");
    }

    default EndedEarly askUndo(UUID who) {
        throw refusal("reinstatement");
    }

    default EndedEarly refuseUndo() {
        throw refusal("refused reinstatement");
    }

    default PartnershipState reinstate(boolean agreed, Set<UUID> signedBy) {
        return refuse("reinstatement");
    }

    default PartnershipState refuse(String step) {
        throw refusal(step);
    }

    private RuntimeException refusal(String step) {
        return SessionsProblem.NOT_NOW.with("state", code()).with("step", step).with("actions", steps());
    }
}
