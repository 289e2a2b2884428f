package io.bothways.sessions.partnership.agreement;

import com.fasterxml.jackson.annotation.JsonValue;
import io.bothways.platform.code.Codes;

/** What the two keep out of the partnership. */
public enum Boundary {
    WORKING_HOURS_ONLY,
    NO_MESSAGES_BETWEEN_SESSIONS,
    NO_PERFORMANCE_REVIEW,
    NO_PAY,
    NO_HIRING_DECISIONS,
    NO_PRIVATE_LIFE;

    @JsonValue
    public String code() {
        return Codes.of(this);
    }

    static Boundary of(String code) {
        return Codes.parse(Boundary.class, code);
    }
}
