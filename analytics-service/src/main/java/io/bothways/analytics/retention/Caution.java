package io.bothways.analytics.retention;

import com.fasterxml.jackson.annotation.JsonValue;
import io.bothways.platform.code.Codes;

/** What a reader must not overlook. The sentences are in the message bundle, the codes are stable. */
public enum Caution {
    ASSOCIATION_NOT_EFFECT,
    PEOPLE_CHOSE_TO_JOIN,
    NOT_ADJUSTED,
    CLOCK_STARTS_AT_JOINING,
    FUTURE_JOINERS_AMONG_OTHERS,
    FEW_LEAVERS,
    NO_DIFFERENCE_IS_PLAUSIBLE,
    NOTHING_TO_COMPARE;

    @JsonValue
    public String code() {
        return Codes.of(this);
    }
}
