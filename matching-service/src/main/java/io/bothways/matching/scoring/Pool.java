package io.bothways.matching.scoring;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The people of a match run as they were when it was frozen, in the order of their ids. */
public record Pool(List<Participant> people) {
    public Pool {
        people = people.stream()
                .sorted((a, b) -> Ids.ORDER.compare(a.id(), b.id()))
                .toList();
        Set<UUID> ids = new HashSet<>();
        for (Participant person : people) {
            if (!ids.add(person.id())) {
                throw new IllegalArgumentException(
                        "a pool holds a person once, but " + person.id() + " is there twice");
            }
        }
    }

    /** SHA-256 of everything that can change the outcome, in one canonical form. */
    public String digest(Terms terms) {
        CanonicalForm form = new CanonicalForm();
        form.add(terms);
        people.forEach(form::add);
        return form.sha256();
    }
}
