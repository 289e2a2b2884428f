package io.bothways.sessions.partnership;

import com.fasterxml.jackson.annotation.JsonValue;

/** What others may know about the cause of an ending. */
public enum PublicCause {
    PLANNED("planned"),
    LEFT_ORGANISATION("left-organisation"),
    OTHER("other");

    private final String code;

    PublicCause(String code) {
        this.code = code;
    }

    @JsonValue
    public String code() {
        return code;
    }
}
