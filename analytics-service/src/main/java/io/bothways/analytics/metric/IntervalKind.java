package io.bothways.analytics.metric;

import com.fasterxml.jackson.annotation.JsonValue;
import io.bothways.platform.code.Codes;

/** How the interval of a metric is made; all intervals are at 95 %. */
public enum IntervalKind {
    NONE,
    WILSON,
    EXACT_POISSON,
    LOG_LOG,
    BOOTSTRAP_BY_PAIR;

    /** The level of every interval. */
    public static final double LEVEL = 0.95;

    @JsonValue
    public String code() {
        return Codes.of(this);
    }
}
