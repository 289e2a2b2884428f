package io.bothways.matching.matchrun;

import java.time.Instant;

/** Where a match run stands. A transition exists only as a method of the state that allows it. */
sealed interface MatchRunState {
    String code();

    /** Not closed yet: a coordinator may end it. */
    sealed interface Open extends MatchRunState {
        default Discarded discard(Instant now) {
            return new Discarded(now);
        }
    }

    /** Nothing was proposed yet, and nothing may come of it. */
    sealed interface BeforePlan extends Open {
        default Failed fail(Instant now) {
            return new Failed(now);
        }
    }

    record Requested() implements BeforePlan {
        Solving freeze() {
            return new Solving();
        }

        @Override
        public String code() {
            return "requested";
        }
    }

    /** The pool is frozen; the solver runs outside any transaction. */
    record Solving() implements BeforePlan {
        /** After a crash the pool is frozen anew. */
        Solving freezeAgain() {
            return this;
        }

        Proposed propose() {
            return new Proposed();
        }

        @Override
        public String code() {
            return "solving";
        }
    }

    record Proposed() implements Open {
        Published publish(Instant now) {
            return new Published(now);
        }

        Stale poolChanged(Instant now) {
            return new Stale(now);
        }

        @Override
        public String code() {
            return "proposed";
        }
    }

    /** The pool is no longer the one that was frozen; only a new run can be published. */
    record Stale(Instant at) implements MatchRunState {
        @Override
        public String code() {
            return "stale";
        }
    }

    record Published(Instant at) implements MatchRunState {
        @Override
        public String code() {
            return "published";
        }
    }

    record Discarded(Instant at) implements MatchRunState {
        @Override
        public String code() {
            return "discarded";
        }
    }

    record Failed(Instant at) implements MatchRunState {
        @Override
        public String code() {
            return "failed";
        }
    }
}
