package io.bothways.profiles.person;

import io.bothways.platform.access.LoginKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The hashes under which a person logs in; other services recognise somebody by them and by no name. */
@ApplicationScoped
class LoginKeys {
    private final String issuer;

    LoginKeys(@ConfigProperty(name = "mp.jwt.verify.issuer") String issuer) {
        this.issuer = issuer;
    }

    String of(String subject) {
        return LoginKey.of(issuer, subject);
    }

    @Nullable
    String ofNullable(@Nullable String subject) {
        return subject == null ? null : of(subject);
    }

    static List<String> listed(String userNameKey, @Nullable String externalIdKey) {
        return externalIdKey == null
                ? List.of(userNameKey)
                : Stream.of(userNameKey, externalIdKey).distinct().toList();
    }
}
