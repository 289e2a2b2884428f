package io.bothways.analytics.score;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is read of check-in-answered. */
record CheckInAnswered(
        UUID checkInId,
        UUID partnershipId,
        UUID cohortId,
        UUID personId,
        String instrument,
        String version,
        Map<String, Integer> scores,
        @Nullable Instant at) {}
