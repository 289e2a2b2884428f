package io.bothways.profiles.person;

import io.bothways.platform.access.KnownPerson;
import io.bothways.platform.access.PersonDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Tells the access check who a token belongs to, and whether that person has left. */
@ApplicationScoped
class LoginDirectory implements PersonDirectory {
    private final People people;

    LoginDirectory(People people) {
        this.people = people;
    }

    @Override
    @Transactional
    public Optional<KnownPerson> byLoginKey(String loginKey) {
        return people.loggingInAs(loginKey).map(person -> new KnownPerson(person.id(), hasGone(person.state())));
    }

    private static boolean hasGone(PersonState state) {
        return switch (state) {
            case PersonState.Left _, PersonState.Erased _ -> true;
            case PersonState.Expected _, PersonState.Active _, PersonState.OnLeave _, PersonState.Notice _ -> false;
        };
    }
}
