package io.bothways.sessions.checkin;

import io.bothways.platform.event.Event;
import java.time.Instant;
import java.util.UUID;

/** Somebody answered a check-in. */
public record CheckInAnswered(
        UUID checkInId,
        UUID partnershipId,
        UUID cohortId,
        UUID personId,
        String instrument,
        int version,
        CheckInScores scores,
        Instant at)
        implements Event {

    public static final String INSTRUMENT = "bothways-check-in";
    public static final int VERSION = 1;

    @Override
    public String topic() {
        return "check-ins";
    }

    @Override
    public String type() {
        return "check-in-answered";
    }

    @Override
    public String key() {
        return checkInId.toString();
    }
}
