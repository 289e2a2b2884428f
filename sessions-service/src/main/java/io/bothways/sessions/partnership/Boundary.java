package io.bothways.sessions.partnership;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** What the two keep out of the partnership. */
public enum Boundary {
    WORKING_HOURS_ONLY("working-hours-only"),
    NO_MESSAGES_BETWEEN_SESSIONS("no-messages-between-sessions"),
    NO_PERFORMANCE_REVIEW("no-performance-review"),
    NO_PAY("no-pay"),
    NO_HIRING_DECISIONS("no-hiring-decisions"),
    NO_PRIVATE_LIFE("no-private-life");

    private final String code;

    Boundary(String code) {
        this.code = code;
    }

    @JsonValue
    public String code() {
        return code;
    }

    static Boundary of(String code) {
        return Arrays.stream(values())
                .filter(boundary -> boundary.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No boundary is called " + code));
    }
}
