package io.bothways.matching.scoring;

import java.util.ArrayList;
import java.util.List;

/**
 * How well people fit, in whole points so that no float can break a tie differently on two machines.
 *
 * <p>gain(learner ← teacher) = ⌊5000 · Σ priority · min(2, levels gained) / Σ priority of all the learner's wants⌋,
 * where the levels gained reach from the learner's own level to the lower of the teacher's level and the target. Two
 * levels count in full: a teacher far above the learner teaches no better than one who is two levels ahead.
 */
public final class Scores {
    static final int LEVELS_THAT_COUNT = 2;
    static final int POINTS_A_LEVEL = 5_000;

    private Scores() {}

    public static Gain gain(Participant teacher, Participant learner) {
        List<SkillGain> skills = new ArrayList<>();
        long weighted = 0;
        for (Want want : learner.wants()) {
            int from = learner.teaches(want.skillId());
            int to = Math.min(teacher.teaches(want.skillId()), want.level());
            if (to > from) {
                skills.add(new SkillGain(want.skillId(), from, to, want.priority()));
                weighted += weight(want, from, to);
            }
        }
        return new Gain(points(weighted, learner), skills);
    }

    /** The mutual score: the harmonic mean of both gains, which a lopsided pair cannot win. */
    public static int mutual(int oneGain, int otherGain) {
        return oneGain + otherGain == 0 ? 0 : (int) (2L * oneGain * otherGain / (oneGain + otherGain));
    }

    /** The score of a one-way pair: the required direction, and a tenth of what may come back. */
    public static int oneWay(int requiredGain, int optionalGain) {
        return requiredGain + optionalGain / 10;
    }

    static int weight(Want want, int from, int to) {
        return want.priority() * Math.min(LEVELS_THAT_COUNT, Math.max(0, to - from));
    }

    static int points(long weighted, Participant learner) {
        int priorities = 0;
        for (Want want : learner.wants()) {
            priorities += want.priority();
        }
        return priorities == 0 ? 0 : (int) (POINTS_A_LEVEL * weighted / priorities);
    }
}
