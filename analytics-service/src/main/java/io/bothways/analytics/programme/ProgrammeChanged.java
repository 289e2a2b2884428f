package io.bothways.analytics.programme;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is read of an event of the topic programmes. An event about a cohort carries the cohort's fields, one about
 * coordinators their login keys; sponsors are read the same way once a producer tells them.
 */
record ProgrammeChanged(
        UUID programmeId,
        @Nullable String type,
        @Nullable String status,
        @Nullable UUID cohortId,
        @Nullable String cohortState,
        @Nullable Instant opensAt,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable List<String> coordinators,
        @Nullable List<String> sponsors) {}
