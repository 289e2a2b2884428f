package io.bothways.analytics.suppression;

import com.fasterxml.jackson.annotation.JsonValue;
import io.bothways.platform.code.Codes;

/** Whether a cell is shown, and why not. */
public enum CellStatus {
    SHOWN,
    /** Too few people. */
    SUPPRESSED,
    /** Enough people, but showing it would give a suppressed cell away. */
    COMPLEMENTARY,
    /** Nothing to compute from, or the value was not reached. */
    INSUFFICIENT;

    public boolean withheld() {
        return this == SUPPRESSED || this == COMPLEMENTARY;
    }

    @JsonValue
    public String code() {
        return Codes.of(this);
    }
}
