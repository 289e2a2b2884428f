package io.bothways.matching.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What matching reads of an event of the topic people; everything else in it is ignored. */
public record PersonFacts(
        UUID personId,
        @Nullable String status,
        @Nullable List<String> unit,
        @Nullable Integer grade,
        @Nullable String site,
        @Nullable UUID managerId,
        @Nullable LocalDate hireDate,
        @Nullable LocalDate plannedEndDate,
        @Nullable List<String> loginKeys,
        @Nullable Instant effective) {}
