package io.bothways.platform.access;

import java.util.Arrays;
import java.util.Locale;
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
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Role> of(String claim) {
        return Arrays.stream(values())
                .filter(role -> role.claim().equals(claim))
                .findFirst();
    }
}
