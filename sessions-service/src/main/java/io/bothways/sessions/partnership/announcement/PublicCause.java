package io.bothways.sessions.partnership.announcement;

import com.fasterxml.jackson.annotation.JsonValue;
import io.bothways.platform.code.Codes;

/** What others may know about the cause of an ending. */
public enum PublicCause {
    PLANNED,
    LEFT_ORGANISATION,
    OTHER;

    @JsonValue
    public String code() {
        return Codes.of(this);
    }
}
