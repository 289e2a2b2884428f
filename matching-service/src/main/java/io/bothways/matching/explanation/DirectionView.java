package io.bothways.matching.explanation;

import java.util.List;
import java.util.UUID;

/**
 * Who would teach whom what. The gain has 0 to 10,000 points. A required direction takes a teaching and a learning
 * seat, an optional one none.
 */
public record DirectionView(UUID teacherId, UUID learnerId, boolean required, int gain, List<SkillView> skills) {

    /** A skill and the levels it would bridge, with the priority that the learner gave it. */
    public record SkillView(UUID skillId, int levelFrom, int levelTo, int priority) {}
}
