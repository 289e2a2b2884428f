package io.bothways.analytics.session;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One session with what was taught in it. */
public record Session(
        UUID id, UUID pair, UUID cohort, Instant startsAt, Instant endsAt, SessionState state, List<Segment> segments) {

    public Session {
        segments = List.copyOf(segments);
    }
}
