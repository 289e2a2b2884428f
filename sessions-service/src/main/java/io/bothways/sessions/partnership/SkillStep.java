package io.bothways.sessions.partnership;

import java.util.UUID;

/** A skill of a direction: where the learner stands and where they want to be. */
record SkillStep(UUID skillId, int levelFrom, int levelTo) {}
