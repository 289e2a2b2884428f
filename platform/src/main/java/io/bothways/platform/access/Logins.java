package io.bothways.platform.access;

import io.bothways.platform.problem.StandardProblem;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Verifies bearer tokens: signature, algorithm, issuer, audience, expiry. A verified token is remembered until it
 * expires, at most a minute, because a signature costs about 70 µs of processor time.
 */
@ApplicationScoped
class Logins {

    private static final int GREATEST_SIZE = 2_000;
    private static final long LONGEST_SECONDS = 60;

    private record Remembered(Login login, Instant until) {}

    private final JWTParser parser;
    private final String personClaim;
    private final Map<String, Remembered> remembered = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Remembered> eldest) {
            return size() > GREATEST_SIZE;
        }
    });

    Logins(JWTParser parser, @ConfigProperty(name = "bothways.auth.person-claim", defaultValue = "sub") String claim) {
        this.parser = parser;
        this.personClaim = claim;
    }

    Login of(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            throw StandardProblem.UNAUTHENTICATED.plain();
        }
        String token = authorization.substring(7).strip();
        Instant now = Instant.now();
        @Nullable Remembered known = remembered.get(token);
        if (known != null && now.isBefore(known.until())) {
            return known.login();
        }
        Login login = verify(token);
        Instant until = now.plusSeconds(LONGEST_SECONDS);
        remembered.put(token, new Remembered(login, login.expiresAt().isBefore(until) ? login.expiresAt() : until));
        return login;
    }

    private Login verify(String token) {
        try {
            JsonWebToken jwt = parser.parse(token);
            @Nullable Object claim = jwt.getClaim(personClaim);
            if (claim == null || claim.toString().isBlank()) {
                throw StandardProblem.UNAUTHENTICATED.plain();
            }
            String subject = claim.toString();
            return new Login(
                    subject,
                    LoginKey.of(jwt.getIssuer(), subject),
                    roles(jwt.getGroups()),
                    Instant.ofEpochSecond(jwt.getExpirationTime()));
        } catch (ParseException e) {
            throw StandardProblem.UNAUTHENTICATED.plain();
        }
    }

    private static Set<Role> roles(@Nullable Set<String> groups) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (groups != null) {
            groups.forEach(group -> Role.of(group).ifPresent(roles::add));
        }
        return roles;
    }
}
