package io.bothways.platform.sample;

import io.bothways.infra.Identity;
import io.bothways.platform.access.KnownPerson;
import io.bothways.platform.access.LoginKey;
import io.bothways.platform.access.PersonDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** Knows two people: one who works here and one who has left. */
@ApplicationScoped
public class SamplePeople implements PersonDirectory {

    public static final String PRESENT = "present@example.org";
    public static final String GONE = "gone@example.org";

    public static UUID idOf(String subject) {
        return UUID.nameUUIDFromBytes(subject.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<KnownPerson> byLoginKey(String loginKey) {
        if (loginKey.equals(LoginKey.of(Identity.ISSUER, PRESENT))) {
            return Optional.of(new KnownPerson(idOf(PRESENT), false));
        }
        if (loginKey.equals(LoginKey.of(Identity.ISSUER, GONE))) {
            return Optional.of(new KnownPerson(idOf(GONE), true));
        }
        return Optional.empty();
    }
}
