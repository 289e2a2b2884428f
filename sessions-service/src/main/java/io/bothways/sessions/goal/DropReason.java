package io.bothways.sessions.goal;

import com.fasterxml.jackson.annotation.JsonValue;
import io.bothways.platform.code.Codes;
import jakarta.persistence.EnumeratedValue;

/** Why a learner drops a goal. A code, never in an event. */
public enum DropReason {
    NO_LONGER_NEEDED,
    NO_TIME,
    TOO_HARD,
    OTHER_GOAL,
    OTHER;

    @EnumeratedValue
    private final String code = Codes.of(this);

    @JsonValue
    public String code() {
        return code;
    }
}
