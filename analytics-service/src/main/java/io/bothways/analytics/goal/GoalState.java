package io.bothways.analytics.goal;

import io.bothways.platform.code.Codes;
import org.jspecify.annotations.Nullable;

/** What a goal is or became. */
public enum GoalState {
    AGREED,
    ACHIEVED,
    PARTLY_ACHIEVED,
    DROPPED,
    CARRIED_OVER;

    String code() {
        return Codes.of(this);
    }

    static GoalState of(String code) {
        return Codes.parse(GoalState.class, code);
    }

    /** The state that an event of this type tells, or null for a type that a newer producer adds. */
    static @Nullable GoalState after(String type) {
        for (var state : values()) {
            if (type.equals("goal-" + state.code())) {
                return state;
            }
        }
        return null;
    }
}
