package io.bothways.analytics.people;

import io.bothways.platform.code.Codes;

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
        return Codes.find(PersonStatus.class, code).orElse(UNKNOWN);
    }

    String code() {
        return Codes.of(this);
    }
}
