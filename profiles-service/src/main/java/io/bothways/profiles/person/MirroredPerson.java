package io.bothways.profiles.person;

import io.bothways.profiles.person.facts.PersonFacts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A person as the mirror holds it at this moment; {@code version} is the one that ETags carry. */
public record MirroredPerson(
        UUID id,
        long version,
        PersonFacts facts,
        PersonState state,
        boolean removed,
        List<String> loginKeys,
        Instant createdAt,
        Instant changedAt) {

    static MirroredPerson of(Person person) {
        return new MirroredPerson(
                person.id(),
                person.version(),
                person.facts(),
                person.state(),
                person.isRemoved(),
                person.loginKeys(),
                person.createdAt(),
                person.changedAt());
    }
}
