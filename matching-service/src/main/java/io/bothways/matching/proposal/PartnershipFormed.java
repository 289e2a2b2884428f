package io.bothways.matching.proposal;

import io.bothways.matching.explanation.DirectionView;
import io.bothways.matching.programme.ProgrammeType;
import io.bothways.platform.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Both people have accepted and hold their seats: sessions-service takes over from here. */
public record PartnershipFormed(
        UUID partnershipId,
        UUID proposalId,
        UUID cohortId,
        UUID programmeId,
        ProgrammeType programmeType,
        List<FormedDirection> directions,
        int score,
        Instant formedAt,
        @Nullable Instant endsAt,
        int cadenceDays,
        List<UUID> enrolments,
        List<Instant> readySince)
        implements Event {

    public record FormedDirection(
            UUID directionId, UUID teacherId, UUID learnerId, List<PassedSkill> skills, boolean required) {}

    public record PassedSkill(UUID skillId, int levelFrom, int levelTo) {
        static PassedSkill of(DirectionView.SkillView skill) {
            return new PassedSkill(skill.skillId(), skill.levelFrom(), skill.levelTo());
        }
    }

    @Override
    public String topic() {
        return "pairings";
    }

    @Override
    public String type() {
        return "partnership-formed";
    }

    @Override
    public String key() {
        return partnershipId.toString();
    }
}
