package io.bothways.platform.access;

import java.time.Instant;
import java.util.Set;

/** What a verified token says. */
record Login(String subject, String loginKey, Set<Role> roles, Instant expiresAt) {

    Login {
        roles = Set.copyOf(roles);
    }
}
