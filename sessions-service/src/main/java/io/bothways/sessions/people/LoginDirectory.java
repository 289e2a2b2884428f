package io.bothways.sessions.people;

import io.bothways.platform.access.KnownPerson;
import io.bothways.platform.access.PersonDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Tells the access check who a token belongs to, and whether that person has left. */
@ApplicationScoped
class LoginDirectory implements PersonDirectory {
    private final People people;

    LoginDirectory(People people) {
        this.people = people;
    }

    @Override
    public Optional<KnownPerson> byLoginKey(String loginKey) {
        return people.byLoginKey(loginKey);
    }
}
