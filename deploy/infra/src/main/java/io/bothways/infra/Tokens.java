package io.bothways.infra;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Bearer tokens for tests, signed with the key that the service under test trusts. */
public final class Tokens {

    private static final Duration VALIDITY = Duration.ofHours(1);

    private Tokens() {}

    /** A token of somebody who holds this one role and is no person of the organisation. */
    public static String as(String role) {
        return of(role + "@bothways.local", role);
    }

    /** A token of this subject with these roles. */
    public static String of(String subject, String... roles) {
        return TestInfrastructure.identity().token(subject, VALIDITY, List.of(roles));
    }

    /** A token with further claims, which replace the usual ones: for tests of tokens that must be refused. */
    public static String with(String subject, Map<String, ?> claims) {
        return TestInfrastructure.identity().token(subject, VALIDITY, claims);
    }
}
