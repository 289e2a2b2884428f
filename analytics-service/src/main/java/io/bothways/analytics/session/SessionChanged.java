package io.bothways.analytics.session;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is read of an event of the topic sessions. */
record SessionChanged(
        UUID sessionId,
        UUID partnershipId,
        UUID cohortId,
        UUID programmeId,
        Instant startsAt,
        Instant endsAt,
        @Nullable Boolean late,
        @Nullable Boolean oneSided,
        @Nullable List<Segment> segments,
        @Nullable Instant at) {

    List<Segment> taught() {
        return segments == null ? List.of() : segments;
    }
}
