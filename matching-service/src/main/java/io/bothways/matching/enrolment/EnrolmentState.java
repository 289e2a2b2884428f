package io.bothways.matching.enrolment;

import java.time.Instant;

/**
 * Where somebody stands in a cohort. A transition exists only as a method of the state that allows it. Partnered is not
 * a state of its own: it is being ready and holding a seat.
 */
public sealed interface EnrolmentState {
    String code();

    /** Not final: may still be left by the person, the coordinator or the HRIS. */
    sealed interface Open extends EnrolmentState {
        default Withdrawn withdraw() {
            return new Withdrawn();
        }

        default Removed remove() {
            return new Removed();
        }

        default EndedByHr endByHr() {
            return new EndedByHr();
        }
    }

    /** What an application leads to, after the questions of the programme were asked. */
    sealed interface Applied extends EnrolmentState {}

    /** In the pool, or kept out of it for a while: holds a place of the cohort. */
    sealed interface Placed extends Open {
        Instant readySince();
    }

    record Invited(Instant expiresAt) implements Open {
        Applied apply(Applied next) {
            return next;
        }

        @Override
        public String code() {
            return "invited";
        }
    }

    record AwaitingApproval() implements Open, Applied {
        Applied approve(Applied next) {
            return next;
        }

        Rejected reject() {
            return new Rejected();
        }

        @Override
        public String code() {
            return "awaiting-approval";
        }
    }

    record ProfileIncomplete() implements Open, Applied {
        Applied profileCompleted(Applied next) {
            return next;
        }

        @Override
        public String code() {
            return "profile-incomplete";
        }
    }

    record Waitlisted() implements Open, Applied {
        Ready placeFreed(Instant now) {
            return new Ready(now);
        }

        @Override
        public String code() {
            return "waitlisted";
        }
    }

    record Ready(Instant readySince) implements Placed, Applied {
        Paused pause(PauseCause cause) {
            return new Paused(readySince, cause);
        }

        @Override
        public String code() {
            return "ready";
        }
    }

    record Paused(Instant readySince, PauseCause cause) implements Placed {
        Ready resume() {
            return new Ready(readySince);
        }

        @Override
        public String code() {
            return "paused";
        }
    }

    record Rejected() implements EnrolmentState {
        @Override
        public String code() {
            return "rejected";
        }
    }

    record Lapsed() implements EnrolmentState {
        @Override
        public String code() {
            return "lapsed";
        }
    }

    /** Final unless the person comes back while the cohort takes people in. */
    record Withdrawn() implements EnrolmentState {
        Applied applyAgain(Applied next) {
            return next;
        }

        @Override
        public String code() {
            return "withdrawn";
        }
    }

    record Removed() implements EnrolmentState {
        @Override
        public String code() {
            return "removed";
        }
    }

    record EndedByHr() implements EnrolmentState {
        @Override
        public String code() {
            return "ended-by-hr";
        }
    }

    record Completed() implements EnrolmentState {
        @Override
        public String code() {
            return "completed";
        }
    }
}
