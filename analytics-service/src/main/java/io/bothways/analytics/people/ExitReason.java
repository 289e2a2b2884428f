package io.bothways.analytics.people;

import io.bothways.platform.code.Codes;
import org.jspecify.annotations.Nullable;

/** Why somebody left, as a category. What the HRIS did not say stays visible as UNKNOWN. */
public enum ExitReason {
    VOLUNTARY,
    INVOLUNTARY,
    RETIREMENT,
    OTHER,
    UNKNOWN;

    public static ExitReason of(@Nullable String code) {
        return Codes.find(ExitReason.class, code).orElse(UNKNOWN);
    }

    public String code() {
        return Codes.of(this);
    }
}
