package io.bothways.matching.proposal;

import java.time.Instant;
import java.util.UUID;

/** What can become of a proposal. Both people must accept, in any order; the first "no" ends it. */
public sealed interface ProposalState {
    String code();

    /** Waits for an answer: may still end in any of the ways below. */
    sealed interface Open extends ProposalState {
        default Declined decline(UUID who, DeclineReason reason, Instant now) {
            return new Declined(who, reason, now);
        }

        default Withdrawn withdraw(Instant now) {
            return new Withdrawn(now);
        }

        default Expired expire(Instant now) {
            return new Expired(now);
        }

        default Superseded supersede(Instant now) {
            return new Superseded(now);
        }

        default Invalidated invalidate(Instant now) {
            return new Invalidated(now);
        }
    }

    record Sent() implements Open {
        AcceptedByOne accept(UUID who, Instant now) {
            return new AcceptedByOne(who, now);
        }

        @Override
        public String code() {
            return "sent";
        }
    }

    record AcceptedByOne(UUID by, Instant at) implements Open {
        Accepted acceptByTheOther(Instant now) {
            return new Accepted(by, at, now);
        }

        @Override
        public String code() {
            return "accepted-by-one";
        }
    }

    record Accepted(UUID firstBy, Instant firstAt, Instant at) implements ProposalState {
        @Override
        public String code() {
            return "accepted";
        }
    }

    /** The reason is for the coordinator only. */
    record Declined(UUID by, DeclineReason reason, Instant at) implements ProposalState {
        @Override
        public String code() {
            return "declined";
        }
    }

    record Withdrawn(Instant at) implements ProposalState {
        @Override
        public String code() {
            return "withdrawn";
        }
    }

    record Expired(Instant at) implements ProposalState {
        @Override
        public String code() {
            return "expired";
        }
    }

    /** A seat it needed was taken elsewhere. */
    record Superseded(Instant at) implements ProposalState {
        @Override
        public String code() {
            return "superseded";
        }
    }

    /** One of the two can no longer be matched. */
    record Invalidated(Instant at) implements ProposalState {
        @Override
        public String code() {
            return "invalidated";
        }
    }
}
