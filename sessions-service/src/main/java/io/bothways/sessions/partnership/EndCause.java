package io.bothways.sessions.partnership;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.EnumeratedValue;

/** Why a partnership ended early. Confidential: only what {@link #published} says leaves this service or is shown. */
public enum EndCause {
    NO_FAULT("no-fault"),
    MISMATCH("mismatch"),
    WORKLOAD("workload"),
    ROLE_CHANGE("role-change"),
    LEFT_ORGANISATION("left-organisation"),
    CONDUCT("conduct");

    @EnumeratedValue
    private final String code;

    EndCause(String code) {
        this.code = code;
    }

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
