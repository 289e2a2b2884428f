package io.bothways.sessions.session;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;

/** Whether a session was planned beforehand or told of afterwards. */
public enum Origin {
    PLANNED("planned"),
    LOGGED("logged");

    @EnumeratedValue
    private final String code;

    Origin(String code) {
        this.code = code;
    }

    @JsonValue
    public String code() {
        return code;
    }
}
