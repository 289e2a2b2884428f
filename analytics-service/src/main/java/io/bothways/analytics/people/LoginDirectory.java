package io.bothways.analytics.people;

import io.bothways.platform.access.KnownPerson;
import io.bothways.platform.access.PersonDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Recognises callers; somebody who left is refused although the token is still valid. */
@ApplicationScoped
class LoginDirectory implements PersonDirectory {

    private final People people;

    LoginDirectory(People people) {
        this.people = people;
    }

    @Override
    public Optional<KnownPerson> byLoginKey(String loginKey) {
        return people.byLoginKey(loginKey).map(login -> new KnownPerson(login.person(), hasLeft(login)));
    }

    private static boolean hasLeft(People.Login login) {
        return login.status() == PersonStatus.LEFT || login.status() == PersonStatus.ERASED;
    }
}
