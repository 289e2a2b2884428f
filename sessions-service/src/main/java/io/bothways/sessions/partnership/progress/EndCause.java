package io.bothways.sessions.partnership.progress;

import com.fasterxml.jackson.annotation.JsonValue;
import io.bothways.platform.code.Codes;
import io.bothways.sessions.partnership.announcement.PublicCause;
import jakarta.persistence.EnumeratedValue;

/** Why a partnership ended early. Confidential: only what {@link #published} says leaves this service or is shown. */
public enum EndCause {
    NO_FAULT,
    MISMATCH,
    WORKLOAD,
    ROLE_CHANGE,
    LEFT_ORGANISATION,
    CONDUCT;

    @EnumeratedValue
    private final String code = Codes.of(this);

    @JsonValue
    public String code() {
        return code;
    }

    /** A no-fault exit is the planned way out; an HRIS fact is public anyway; everything else is nobody's business. */
    public PublicCause published() {
        return switch (this) {
            case NO_FAULT -> PublicCause.PLANNED;
            case LEFT_ORGANISATION -> PublicCause.LEFT_ORGANISATION;
            case MISMATCH, WORKLOAD, ROLE_CHANGE, CONDUCT -> PublicCause.OTHER;
        };
    }
}
