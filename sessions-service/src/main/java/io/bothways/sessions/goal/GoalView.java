package io.bothways.sessions.goal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A goal as one of the two sees it. Why it was dropped is the learner's own. */
record GoalView(
        UUID id,
        long version,
        UUID partnershipId,
        UUID directionId,
        UUID teacherId,
        UUID learnerId,
        UUID skillId,
        int levelFrom,
        int levelTo,
        @Nullable Integer levelAfter,
        Instant dueAt,
        String state,
        Instant stateAt,
        @Nullable DropReason dropReason,
        @Nullable UUID carriedFrom,
        List<String> actions) {

    static GoalView of(Goal goal, UUID viewer) {
        return new GoalView(
                goal.id(),
                goal.version(),
                goal.partnershipId(),
                goal.directionId(),
                goal.teacherId(),
                goal.learnerId(),
                goal.skillId(),
                goal.levelFrom(),
                goal.levelTo(),
                goal.levelAfter().orElse(null),
                goal.dueAt(),
                goal.state().code(),
                goal.stateAt(),
                viewer.equals(goal.learnerId()) ? goal.dropReason().orElse(null) : null,
                goal.carriedFrom().orElse(null),
                viewer.equals(goal.learnerId())
                        ? goal.state().learnerSteps()
                        : goal.state().teacherSteps());
    }
}
