package io.bothways.sessions.session;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bothways.platform.event.Event;
import io.bothways.sessions.session.teaching.Segment;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What is announced about a session on the topic {@code sessions}. A proposal is announced once it is accepted; how it
 * was declined or lapsed is between the two.
 */
public sealed interface SessionEvent extends Event {

    About about();

    /** What every one of them says: which session, when it is or was to be, and when this happened. */
    record About(
            UUID sessionId,
            UUID partnershipId,
            UUID cohortId,
            UUID programmeId,
            Instant startsAt,
            Instant endsAt,
            Instant at) {}

    record SessionScheduled(@JsonUnwrapped About about) implements SessionEvent {
        @Override
        public String type() {
            return "session-scheduled";
        }
    }

    record SessionRescheduled(@JsonUnwrapped About about) implements SessionEvent {
        @Override
        public String type() {
            return "session-rescheduled";
        }
    }

    record SessionCancelled(@JsonUnwrapped About about, boolean late) implements SessionEvent {
        @Override
        public String type() {
            return "session-cancelled";
        }
    }

    /** Sent again for the same session, whole, when a learner confirms a segment afterwards: the newer one holds. */
    record SessionHeld(@JsonUnwrapped About about, List<Segment> segments, boolean oneSided) implements SessionEvent {
        public SessionHeld {
            segments = List.copyOf(segments);
        }

        @Override
        public String type() {
            return "session-held";
        }
    }

    record SessionMissed(@JsonUnwrapped About about) implements SessionEvent {
        @Override
        public String type() {
            return "session-missed";
        }
    }

    record SessionNoShow(@JsonUnwrapped About about, UUID who) implements SessionEvent {
        @Override
        public String type() {
            return "session-no-show";
        }
    }

    record SessionNotHeld(@JsonUnwrapped About about) implements SessionEvent {
        @Override
        public String type() {
            return "session-not-held";
        }
    }

    @Override
    default String topic() {
        return "sessions";
    }

    @Override
    default String key() {
        return about().sessionId().toString();
    }
}
