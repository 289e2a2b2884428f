package io.bothways.sessions.partnership;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this service reads of matching's {@code partnership-formed}. */
record PartnershipFormed(
        UUID partnershipId,
        UUID proposalId,
        UUID cohortId,
        UUID programmeId,
        String programmeType,
        List<FormedDirection> directions,
        Instant formedAt,
        @Nullable Instant endsAt,
        int cadenceDays) {

    /** One way of the two. */
    record FormedDirection(
            UUID directionId, UUID teacherId, UUID learnerId, List<FormedSkill> skills, boolean required) {
        public FormedDirection {
            skills = List.copyOf(skills);
        }
    }

    /** A skill with the levels between which it is to be taught. */
    record FormedSkill(UUID skillId, int levelFrom, int levelTo) {}

    public PartnershipFormed {
        directions = List.copyOf(directions);
        if (directions.isEmpty() || directions.size() > 2) {
            throw new IllegalArgumentException("A partnership has one or two directions, not " + directions.size());
        }
        FormedDirection first = directions.getFirst();
        FormedDirection last = directions.getLast();
        if (directions.size() == 2
                && !(first.teacherId().equals(last.learnerId())
                        && first.learnerId().equals(last.teacherId()))) {
            throw new IllegalArgumentException("The two directions do not join the same two people both ways");
        }
    }

    List<UUID> people() {
        return List.of(directions.getFirst().teacherId(), directions.getFirst().learnerId());
    }
}
