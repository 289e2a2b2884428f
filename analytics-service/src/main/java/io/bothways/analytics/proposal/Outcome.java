package io.bothways.analytics.proposal;

import io.bothways.platform.code.Codes;

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
        return Codes.of(this);
    }

    static Outcome of(String code) {
        return Codes.parse(Outcome.class, code);
    }
}
