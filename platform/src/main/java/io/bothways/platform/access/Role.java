package io.bothways.platform.access;

import io.bothways.platform.code.Codes;
import java.util.Optional;

/** What a caller is in the organisation, as the identity provider says it in the token. */
public enum Role {
    HRIS,
    COORDINATOR,
    PARTICIPANT,
    MANAGER,
    HR_ANALYST,
    AUDITOR,
    OPERATOR,
    SPONSOR,
    REVIEWER,
    CURATOR,
    ADMINISTRATOR,
    GUARDIAN;

    /** The value in the token, such as {@code hr-analyst}. */
    public String claim() {
        return Codes.of(this);
    }

    static Optional<Role> of(String claim) {
        return Codes.find(Role.class, claim);
    }
}
