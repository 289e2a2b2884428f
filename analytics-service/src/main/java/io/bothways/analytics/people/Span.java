package io.bothways.analytics.people;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The longest stretch [from, to) with the same unit, grade and site; {@code to} is null while it lasts. */
public record Span(
        Instant from,
        @Nullable Instant to,
        List<String> unit,
        @Nullable Integer grade,
        @Nullable String site) {

    public Span {
        unit = List.copyOf(unit);
    }

    public boolean holdsAt(Instant instant) {
        return !instant.isBefore(from) && (to == null || instant.isBefore(to));
    }

    boolean sameAs(Span other) {
        return unit.equals(other.unit) && Objects.equals(grade, other.grade) && Objects.equals(site, other.site);
    }
}
