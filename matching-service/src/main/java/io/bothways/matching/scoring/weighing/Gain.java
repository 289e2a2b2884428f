package io.bothways.matching.scoring.weighing;

import java.util.List;

/** What a learner would gain from a teacher: 0 to 10,000 points, and the skills that make them up. */
public record Gain(int points, List<SkillGain> skills) {
    public Gain {
        skills = List.copyOf(skills);
    }
}
