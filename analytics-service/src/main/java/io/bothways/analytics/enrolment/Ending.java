package io.bothways.analytics.enrolment;

import io.bothways.platform.code.Codes;

/** How an enrolment ended. */
public enum Ending {
    REJECTED,
    LAPSED,
    WITHDRAWN,
    REMOVED,
    ENDED_BY_HR,
    COMPLETED;

    public String code() {
        return Codes.of(this);
    }

    static Ending of(String code) {
        return Codes.parse(Ending.class, code);
    }
}
