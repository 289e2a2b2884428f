package io.bothways.sessions.checkin;

import io.bothways.sessions.SessionsProblem;
import java.time.Instant;
import java.util.List;

/** Where a check-in stands. The scheduled one has no row: it is the partnership's timer. */
sealed interface CheckInState {

    List<String> CODES = List.of("open", "answered", "expired");

    String code();

    default List<String> steps() {
        return List.of();
    }

    /** The state that time alone has led to by now. */
    default CheckInState at(Instant now) {
        return this;
    }

    record Open(Instant closesAt) implements CheckInState {
        @Override
        public String code() {
            return "open";
        }

        @Override
        public List<String> steps() {
            return List.of("answer");
        }

        @Override
        public CheckInState at(Instant now) {
            return now.isBefore(closesAt) ? this : new Expired();
        }

        @Override
        public CheckInState answer(Instant now) {
            return new Answered(now);
        }
    }

    record Answered(Instant at) implements CheckInState {
        @Override
        public String code() {
            return "answered";
        }
    }

    record Expired() implements CheckInState {
        @Override
        public String code() {
            return "expired";
        }
    }

    default CheckInState answer(Instant now) {
        throw SessionsProblem.NOT_NOW.with("state", code()).with("step", "answer");
    }
}
