package io.bothways.analytics.pair;

import io.bothways.platform.code.Codes;

/** How a pair ended. */
public enum PairEnding {
    COMPLETED,
    ENDED_EARLY,
    NEVER_STARTED;

    String code() {
        return Codes.of(this);
    }

    static PairEnding of(String code) {
        return Codes.parse(PairEnding.class, code);
    }
}
