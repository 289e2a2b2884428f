package io.bothways.analytics.proposal;

import java.util.Locale;

/** What has become of a proposal so far. */
public enum Outcome {
    OPEN,
    ACCEPTED,
    DECLINED,
    EXPIRED,
    WITHDRAWN,
    SUPERSEDED,
    INVALIDATED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Outcome of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
