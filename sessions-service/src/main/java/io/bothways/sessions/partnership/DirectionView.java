package io.bothways.sessions.partnership;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A direction as a client sees it. */
record DirectionView(
        UUID id,
        UUID teacherId,
        UUID learnerId,
        boolean required,
        String state,
        Instant stateAt,
        List<SkillStep> skills,
        List<String> actions) {

    static DirectionView of(Direction direction, boolean live, UUID viewer) {
        List<String> actions = !live
                ? List.of()
                : direction.state().steps().stream()
                        .filter(step -> viewer.equals(direction.learnerId())
                                || (step.equals("dropping") && viewer.equals(direction.teacherId())))
                        .toList();
        return new DirectionView(
                direction.id(),
                direction.teacherId(),
                direction.learnerId(),
                direction.required(),
                direction.state().code(),
                direction.stateAt(),
                direction.skills(),
                actions);
    }
}
