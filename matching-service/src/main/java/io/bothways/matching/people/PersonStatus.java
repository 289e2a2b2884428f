package io.bothways.matching.people;

import io.bothways.matching.Codes;
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
        if (code == null) {
            return UNKNOWN;
        }
        try {
            return Codes.parse(PersonStatus.class, code);
        } catch (IllegalArgumentException notYetKnown) {
            return UNKNOWN;
        }
    }

    /** Whether somebody in this status may take part in anything. */
    public boolean present() {
        return this != LEFT && this != ERASED;
    }
}
