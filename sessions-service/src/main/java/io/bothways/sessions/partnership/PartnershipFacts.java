package io.bothways.sessions.partnership;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What other features need of a partnership. Person a teaches in {@code directionAb}, person b in {@code directionBa}.
 *
 * @param takesSessions whether sessions may be planned at present
 * @param active whether check-ins are asked at present
 * @param feedbackDueAt until when feedback is taken, once it has been asked for
 */
public record PartnershipFacts(
        UUID id,
        UUID cohortId,
        UUID programmeId,
        UUID personA,
        UUID personB,
        UUID directionAb,
        Optional<UUID> directionBa,
        String state,
        Instant formedAt,
        int cadenceDays,
        boolean live,
        boolean takesSessions,
        boolean active,
        Optional<Instant> feedbackDueAt) {

    public Optional<UUID> directionTaughtBy(UUID person) {
        return person.equals(personA) ? Optional.of(directionAb) : directionBa.filter(ba -> person.equals(personB));
    }

    public UUID partnerOf(UUID person) {
        return person.equals(personA) ? personB : personA;
    }
}
