package io.bothways.sessions.partnership.progress;

import io.bothways.platform.code.Codes;
import jakarta.persistence.EnumeratedValue;

/** Why a partnership is paused: a leave ends with the return, a request ends with the next request. */
public enum PauseCause {
    LEAVE,
    REQUEST;

    @EnumeratedValue
    private final String code = Codes.of(this);

    String code() {
        return code;
    }
}
