package io.bothways.analytics.people;

import java.util.Locale;

/** The mirror of the HRIS; a status that a newer producer adds is UNKNOWN and counts as employed. */
enum PersonStatus {
    EXPECTED,
    ACTIVE,
    ON_LEAVE,
    NOTICE,
    LEFT,
    ERASED,
    UNKNOWN;

    static PersonStatus of(String code) {
        for (var status : values()) {
            if (status.code().equals(code)) {
                return status;
            }
        }
        return UNKNOWN;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
