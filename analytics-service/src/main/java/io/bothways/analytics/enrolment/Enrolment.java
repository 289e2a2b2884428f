package io.bothways.analytics.enrolment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far an enrolment went: the first instant of each step, null for a step not taken. */
public record Enrolment(
        UUID id,
        UUID cohort,
        UUID person,
        @Nullable Instant invitedAt,
        @Nullable Instant appliedAt,
        @Nullable Instant readyAt,
        @Nullable Instant pausedAt,
        @Nullable Instant endedAt,
        @Nullable Ending ending) {

    /** Enrolled means applied: an invitation alone is not taking part. */
    public boolean enrolled() {
        return appliedAt != null || readyAt != null;
    }
}
