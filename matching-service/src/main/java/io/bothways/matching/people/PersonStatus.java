package io.bothways.matching.people;

import io.bothways.platform.code.Codes;
import org.jspecify.annotations.Nullable;

/** How somebody stands to the organisation; a value that a later producer adds is UNKNOWN here. */
public enum PersonStatus {
    EXPECTED,
    ACTIVE,
    ON_LEAVE,
    NOTICE,
    LEFT,
    ERASED,
    UNKNOWN;

    static PersonStatus of(@Nullable String code) {
        return Codes.find(PersonStatus.class, code).orElse(UNKNOWN);
    }

    /** Whether somebody in this status may take part in anything. */
    public boolean present() {
        return this != LEFT && this != ERASED;
    }
}
