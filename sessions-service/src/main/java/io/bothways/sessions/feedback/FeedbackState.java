package io.bothways.sessions.feedback;

import io.bothways.sessions.SessionsProblem;
import java.time.Instant;

/** Blind until it is released, fixed afterwards. */
sealed interface FeedbackState {

    String code();

    record Submitted() implements FeedbackState {
        @Override
        public String code() {
            return "submitted";
        }

        @Override
        public FeedbackState submitAgain() {
            return this;
        }

        @Override
        public FeedbackState release(Instant at) {
            return new Released(at);
        }
    }

    record Released(Instant at) implements FeedbackState {
        @Override
        public String code() {
            return "released";
        }
    }

    default FeedbackState submitAgain() {
        throw SessionsProblem.FEEDBACK_CLOSED.plain();
    }

    default FeedbackState release(Instant at) {
        return this;
    }
}
