package io.bothways.analytics.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One pseudonymous person with all employments and all spans, in order of time. */
public record Person(UUID id, List<EmploymentSpell> spells, List<Span> spans) {

    public Person {
        spells = List.copyOf(spells);
        spans = List.copyOf(spans);
    }

    /** The unit, grade and site as they were at an instant; the nearest known ones outside any employment. */
    public Optional<Span> spanAt(Instant instant) {
        Span nearest = null;
        for (var span : spans) {
            if (nearest == null || !instant.isBefore(span.from())) {
                nearest = span;
            }
        }
        return Optional.ofNullable(nearest);
    }

    public Optional<EmploymentSpell> spellAt(Instant instant) {
        return spells.stream().filter(spell -> spell.lastsAt(instant)).findFirst();
    }
}
