package io.bothways.matching.scoring.weighing;

import java.util.UUID;

/**
 * One wanted skill that would pass from a teacher to a learner, and the levels it would bridge: in the skill itself, or
 * in one close to it ({@code taughtSkillId}) that counts {@code percent} of its levels.
 */
public record SkillGain(UUID skillId, int levelFrom, int levelTo, int priority, UUID taughtSkillId, int percent) {
    /** The wanted skill itself, in full. */
    public SkillGain(UUID skillId, int levelFrom, int levelTo, int priority) {
        this(skillId, levelFrom, levelTo, priority, skillId, 100);
    }
}
