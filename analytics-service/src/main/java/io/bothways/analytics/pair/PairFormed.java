package io.bothways.analytics.pair;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is read of partnership-formed: the pair with its directions. */
record PairFormed(
        UUID partnershipId,
        @Nullable UUID proposalId,
        UUID cohortId,
        UUID programmeId,
        @Nullable String programmeType,
        List<FormedDirection> directions,
        @Nullable Double score,
        Instant formedAt,
        @Nullable Instant endsAt,
        @Nullable Integer cadenceDays) {

    record FormedDirection(
            UUID directionId,
            UUID teacherId,
            UUID learnerId,
            @Nullable List<TaughtSkill> skills,
            boolean required) {

        int skillCount() {
            return skills == null ? 0 : skills.size();
        }
    }

    record TaughtSkill(UUID skillId) {}

    PairFormed {
        directions = List.copyOf(directions);
        if (people(directions).size() != 2) {
            throw new IllegalArgumentException(
                    "A pair is two people, not " + people(directions).size());
        }
    }

    /** The two people, in the order of their ids. */
    List<UUID> people() {
        return people(directions);
    }

    private static List<UUID> people(List<FormedDirection> directions) {
        return directions.stream()
                .flatMap(direction -> Stream.of(direction.teacherId(), direction.learnerId()))
                .distinct()
                .sorted()
                .toList();
    }
}
