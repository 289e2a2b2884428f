package io.bothways.analytics.goal;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a goal is or became. */
public enum GoalState {
    AGREED,
    ACHIEVED,
    PARTLY_ACHIEVED,
    DROPPED,
    CARRIED_OVER;

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static GoalState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
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
