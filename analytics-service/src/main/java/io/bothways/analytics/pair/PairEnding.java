package io.bothways.analytics.pair;

import java.util.Locale;

/** How a pair ended. */
public enum PairEnding {
    COMPLETED,
    ENDED_EARLY,
    NEVER_STARTED;

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static PairEnding of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
