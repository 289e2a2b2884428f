package io.bothways.sessions.partnership;

import jakarta.persistence.EnumeratedValue;

/** Why a partnership is paused: a leave ends with the return, a request ends with the next request. */
enum PauseCause {
    LEAVE("leave"),
    REQUEST("request");

    @EnumeratedValue
    private final String code;

    PauseCause(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
