package io.bothways.matching.people;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which people are meant, by attributes; what is empty or null is not asked. Unit prefixes end in the separator. */
public record PeopleQuery(
        List<String> unitPrefixes,
        List<String> sites,
        @Nullable Integer minGrade,
        @Nullable Integer maxGrade,
        @Nullable LocalDate hiredUntil) {}
