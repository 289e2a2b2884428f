package io.bothways.analytics.enrolment;

import java.util.Locale;

/** How an enrolment ended. */
public enum Ending {
    REJECTED,
    LAPSED,
    WITHDRAWN,
    REMOVED,
    ENDED_BY_HR,
    COMPLETED;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Ending of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
