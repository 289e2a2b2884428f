package io.bothways.sessions.session;

import com.fasterxml.jackson.annotation.JsonValue;
import io.bothways.platform.code.Codes;
import jakarta.persistence.EnumeratedValue;

/** Whether a session was planned beforehand or told of afterwards. */
public enum Origin {
    PLANNED,
    LOGGED;

    @EnumeratedValue
    private final String code = Codes.of(this);

    @JsonValue
    public String code() {
        return code;
    }
}
