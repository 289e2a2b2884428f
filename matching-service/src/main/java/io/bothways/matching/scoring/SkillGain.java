package io.bothways.matching.scoring;

import java.util.UUID;

/** One skill that would pass from a teacher to a learner, and the levels it would bridge. */
public record SkillGain(UUID skillId, int levelFrom, int levelTo, int priority) {}
