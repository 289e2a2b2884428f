package io.bothways.profiles.person;

import java.util.List;
import java.util.UUID;

/** What colleagues may see of each other. */
record PersonSummary(UUID id, String displayName, List<String> unit) {
    static PersonSummary of(MirroredPerson person) {
        return new PersonSummary(
                person.id(), person.facts().shownName(), person.facts().unit());
    }
}
