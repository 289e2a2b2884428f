package io.bothways.sessions.goal;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;

/** Why a learner drops a goal. A code, never in an event. */
public enum DropReason {
    NO_LONGER_NEEDED("no-longer-needed"),
    NO_TIME("no-time"),
    TOO_HARD("too-hard"),
    OTHER_GOAL("other-goal"),
    OTHER("other");

    @EnumeratedValue
    private final String code;

    DropReason(String code) {
        this.code = code;
    }

    @JsonValue
    public String code() {
        return code;
    }
}
