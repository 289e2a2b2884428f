package io.bothways.profiles.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The mirror for readers: who may be shown, and what the HRIS asks back. */
@ApplicationScoped
public class Directory {
    private final People people;

    Directory(People people) {
        this.people = people;
    }

    /** Some of a list that is ordered by id, and how many there are in all. */
    public record Slice(List<MirroredPerson> people, long total) {}

    @Transactional
    public Optional<MirroredPerson> byId(UUID id) {
        return people.findByIdOptional(id).filter(person -> !person.isRemoved()).map(MirroredPerson::of);
    }

    /** Of these, those who are still part of the organisation. */
    @Transactional
    public List<MirroredPerson> shown(Collection<UUID> ids) {
        return people.shown(ids).stream().map(MirroredPerson::of).toList();
    }

    @Transactional
    public Slice slice(PersonQuery query, int offset, int count) {
        var matching = people.matching(query);
        var total = matching.count();
        if (count == 0) return new Slice(List.of(), total);
        var found = matching.range(offset, offset + count - 1).list();
        return new Slice(found.stream().map(MirroredPerson::of).toList(), total);
    }
}
