package io.bothways.analytics.programme;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One dated run of a programme, as far as it was told. */
public record Cohort(
        UUID id,
        UUID programme,
        @Nullable String programmeType,
        @Nullable String state,
        @Nullable Instant opensAt,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt) {}
