package io.bothways.sessions.checkin;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A check-in as the person asked sees it; nobody else does. */
record CheckInView(
        UUID id,
        long version,
        UUID partnershipId,
        int round,
        String instrument,
        Instant openedAt,
        Instant closesAt,
        String state,
        @Nullable CheckInScores scores,
        List<String> actions) {

    static CheckInView of(CheckIn checkIn, Instant now) {
        CheckInState state = checkIn.state().at(now);
        return new CheckInView(
                checkIn.id(),
                checkIn.version(),
                checkIn.partnershipId(),
                checkIn.round(),
                CheckInAnswered.INSTRUMENT,
                checkIn.openedAt(),
                checkIn.closesAt(),
                state.code(),
                checkIn.scores().orElse(null),
                state.steps());
    }
}
