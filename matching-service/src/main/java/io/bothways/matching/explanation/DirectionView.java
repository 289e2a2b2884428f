package io.bothways.matching.explanation;

import io.bothways.matching.Columns;
import io.bothways.matching.scoring.weighing.Gain;
import java.util.List;
import java.util.UUID;

/**
 * Who would teach whom what. The gain has 0 to 10,000 points. A required direction takes a teaching and a learning
 * seat, an optional one none.
 */
public record DirectionView(UUID teacherId, UUID learnerId, boolean required, int gain, List<SkillView> skills) {

    /**
     * A wanted skill and the levels it would bridge, with the priority that the learner gave it (1 first); taught is the
     * skill itself, or one close to it that counts so many per cent.
     */
    public record SkillView(UUID skillId, int levelFrom, int levelTo, int priority, UUID taughtSkillId, int percent) {}

    public static DirectionView of(UUID teacherId, UUID learnerId, boolean required, Gain gain) {
        return new DirectionView(
                teacherId,
                learnerId,
                required,
                gain.points(),
                gain.skills().stream()
                        .map(skill -> new SkillView(
                                skill.skillId(),
                                skill.levelFrom(),
                                skill.levelTo(),
                                Columns.importance(skill.priority()),
                                skill.taughtSkillId(),
                                skill.percent()))
                        .toList());
    }
}
