package io.bothways.sessions.session;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;

/** What somebody says about a session whose end has passed. */
public enum Word {
    HELD("held"),
    NOT_HELD("not-held"),
    /** "I was there, my partner was not." */
    PARTNER_ABSENT("partner-absent");

    @EnumeratedValue
    private final String code;

    Word(String code) {
        this.code = code;
    }

    @JsonValue
    public String code() {
        return code;
    }
}
