package io.bothways.sessions.goal;

import com.fasterxml.jackson.annotation.JsonValue;
import io.bothways.platform.code.Codes;

/** Who sees a new goal: the learner who is still thinking, the learner for good, or both. */
public enum Visibility {
    DRAFT,
    PRIVATE,
    SHARED;

    @JsonValue
    public String code() {
        return Codes.of(this);
    }

    GoalState state() {
        return switch (this) {
            case DRAFT -> new GoalState.Draft();
            case PRIVATE -> new GoalState.KeptPrivate();
            case SHARED -> new GoalState.Shared();
        };
    }
}
