package io.bothways.sessions.session.attestation;

import com.fasterxml.jackson.annotation.JsonValue;
import io.bothways.platform.code.Codes;
import jakarta.persistence.EnumeratedValue;

/** What somebody says about a session whose end has passed. */
public enum Word {
    HELD,
    NOT_HELD,
    /** "I was there, my partner was not." */
    PARTNER_ABSENT;

    @EnumeratedValue
    private final String code = Codes.of(this);

    @JsonValue
    public String code() {
        return code;
    }
}
