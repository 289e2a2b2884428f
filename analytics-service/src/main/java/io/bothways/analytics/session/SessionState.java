package io.bothways.analytics.session;

import io.bothways.platform.code.Codes;
import org.jspecify.annotations.Nullable;

/** What a session is or became. */
public enum SessionState {
    SCHEDULED,
    CANCELLED_IN_TIME,
    CANCELLED_LATE,
    HELD,
    HELD_ONE_SIDED,
    MISSED,
    NO_SHOW,
    NOT_HELD;

    public boolean held() {
        return this == HELD || this == HELD_ONE_SIDED;
    }

    String code() {
        return Codes.of(this);
    }

    static SessionState of(String code) {
        return Codes.parse(SessionState.class, code);
    }

    /** The state after an event, or null when the event (a newer type) says nothing about it. */
    static @Nullable SessionState after(String type, boolean late, boolean oneSided) {
        return switch (type) {
            case "session-scheduled", "session-rescheduled" -> SCHEDULED;
            case "session-cancelled" -> late ? CANCELLED_LATE : CANCELLED_IN_TIME;
            case "session-held" -> oneSided ? HELD_ONE_SIDED : HELD;
            case "session-missed" -> MISSED;
            case "session-no-show" -> NO_SHOW;
            case "session-not-held" -> NOT_HELD;
            default -> null;
        };
    }
}
