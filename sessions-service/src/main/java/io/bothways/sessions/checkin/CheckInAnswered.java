package io.bothways.sessions.checkin;

import io.bothways.platform.event.Event;
import java.time.Instant;
import java.util.UUID;

/** Somebody answered a check-in. */
record CheckInAnswered(
        UUID checkInId,
        UUID partnershipId,
        UUID cohortId,
        UUID personId,
        String instrument,
        int version,
        CheckInScores scores,
        Instant at)
        implements Event {

    static final String INSTRUMENT = "bothways-check-in";
    static final int VERSION = 1;

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
