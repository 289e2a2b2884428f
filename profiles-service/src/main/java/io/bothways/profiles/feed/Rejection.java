package io.bothways.profiles.feed;

import io.bothways.platform.code.Codes;
import org.jspecify.annotations.Nullable;

/** Why one record of a feed was not taken; the attribute is named as its sender knows it, the value never shown. */
public record Rejection(Reason reason, @Nullable String attribute, String message) {

    /** What senders can act upon, as a code. */
    public enum Reason {
        MALFORMED,
        MISSING_VALUE,
        INVALID_VALUE,
        INVALID_PATH,
        INVALID_FILTER,
        NO_TARGET,
        READ_ONLY,
        NOT_UNIQUE,
        DUPLICATE,
        NOT_FOUND,
        STALE_VERSION,
        UNKNOWN_MANAGER,
        SELF_MANAGED,
        MANAGER_CYCLE;

        public String code() {
            return Codes.of(this);
        }
    }

    public static Rejection of(Reason reason, String message) {
        return new Rejection(reason, null, message);
    }
}
