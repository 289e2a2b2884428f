package io.bothways.sessions.partnership.progress;

import io.bothways.sessions.SessionsProblem;
import java.util.List;

/** How far one direction has come. It progresses by itself when teaching in it was first attested by both. */
public sealed interface DirectionState {

    String code();

    List<String> steps();

    record Agreed() implements DirectionState {
        @Override
        public String code() {
            return "agreed";
        }

        @Override
        public List<String> steps() {
            return List.of("dropping");
        }

        @Override
        public DirectionState progress() {
            return new Progressing();
        }

        @Override
        public DirectionState drop() {
            return new Dropped();
        }
    }

    record Progressing() implements DirectionState {
        @Override
        public String code() {
            return "progressing";
        }

        @Override
        public List<String> steps() {
            return List.of("fulfilment", "dropping");
        }

        @Override
        public DirectionState fulfil() {
            return new Fulfilled();
        }

        @Override
        public DirectionState drop() {
            return new Dropped();
        }
    }

    /** The learner says that they have what they came for. */
    record Fulfilled() implements DirectionState {
        @Override
        public String code() {
            return "fulfilled";
        }

        @Override
        public List<String> steps() {
            return List.of();
        }
    }

    /** The partnership goes on one way by choice. */
    record Dropped() implements DirectionState {
        @Override
        public String code() {
            return "dropped";
        }

        @Override
        public List<String> steps() {
            return List.of();
        }
    }

    /** Teaching was attested; past the beginning this changes nothing. */
    default DirectionState progress() {
        return this;
    }

    default DirectionState fulfil() {
        throw refusal("fulfilment");
    }

    default DirectionState drop() {
        throw refusal("dropping");
    }

    static DirectionState of(String code) {
        return switch (code) {
            case "agreed" -> new Agreed();
            case "progressing" -> new Progressing();
            case "fulfilled" -> new Fulfilled();
            case "dropped" -> new Dropped();
            default -> throw new IllegalStateException("A direction has the unknown state " + code);
        };
    }

    private RuntimeException refusal(String step) {
        return SessionsProblem.NOT_NOW.with("state", code()).with("step", step).with("actions", steps());
    }
}
