package io.bothways.analytics.people;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why somebody left, as a category. What the HRIS did not say stays visible as UNKNOWN. */
public enum ExitReason {
    VOLUNTARY,
    INVOLUNTARY,
    RETIREMENT,
    OTHER,
    UNKNOWN;

    public static ExitReason of(@Nullable String code) {
        for (var reason : values()) {
            if (reason.code().equals(code)) {
                return reason;
            }
        }
        return UNKNOWN;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
