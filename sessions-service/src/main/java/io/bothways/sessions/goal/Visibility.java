package io.bothways.sessions.goal;

import com.fasterxml.jackson.annotation.JsonValue;

/** Who sees a new goal: the learner who is still thinking, the learner for good, or both. */
public enum Visibility {
    DRAFT("draft"),
    PRIVATE("private"),
    SHARED("shared");

    private final String code;

    Visibility(String code) {
        this.code = code;
    }

    @JsonValue
    public String code() {
        return code;
    }

    GoalState state() {
        return switch (this) {
            case DRAFT -> new GoalState.Draft();
            case PRIVATE -> new GoalState.KeptPrivate();
            case SHARED -> new GoalState.Shared();
        };
    }
}
