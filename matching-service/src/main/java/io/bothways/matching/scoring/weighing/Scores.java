package io.bothways.matching.scoring.weighing;

import io.bothways.matching.scoring.pool.Near;
import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.scoring.pool.Want;
import io.bothways.matching.scoring.terms.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How well people fit, in whole points so that no float can break a tie differently on two machines.
 *
 * <p>gain(learner ← teacher) = ⌊50 · Σ priority · percent · min(2, levels gained) / Σ priority of all the learner's
 * wants⌋. The levels gained reach from the learner's own level to the lower of the teacher's level and the target. Two
 * levels count in full: a teacher far above the learner teaches no better than one who is two levels ahead. A want is met
 * by the skill itself (100 per cent) or by one close to it, whichever brings more; what the learner already masters of
 * either is not gained again, so a close skill never beats the wanted one at the same level.
 */
public final class Scores {
    static final int LEVELS_THAT_COUNT = 2;
    /** What a level of somebody's only want is worth, for each per cent that counts. */
    public static final int POINTS_A_PERCENT = 50;

    private static final int IN_FULL = 100;

    private Scores() {}

    public static Gain gain(Participant teacher, Participant learner) {
        List<SkillGain> skills = new ArrayList<>();
        long weighted = 0;
        for (Want want : learner.wants()) {
            SkillGain met = met(want, teacher, learner);
            if (met != null) {
                skills.add(met);
                weighted += weight(met);
            }
        }
        return new Gain(points(weighted, learner), skills);
    }

    /** How the teacher meets the want best; among equals by the skill itself, then by the lower id. */
    private static @Nullable SkillGain met(Want want, Participant teacher, Participant learner) {
        int own = learner.teaches(want.skillId());
        SkillGain best = through(want, want.skillId(), IN_FULL, own, teacher.teaches(want.skillId()));
        for (Near near : want.near()) {
            int from = Math.max(own, learner.teaches(near.skillId()));
            SkillGain other = through(want, near.skillId(), near.percent(), from, teacher.teaches(near.skillId()));
            if (other != null && (best == null || weight(other) > weight(best))) {
                best = other;
            }
        }
        return best;
    }

    private static @Nullable SkillGain through(Want want, UUID taught, int percent, int from, int teacherLevel) {
        int to = Math.min(teacherLevel, want.level());
        return to > from ? new SkillGain(want.skillId(), from, to, want.priority(), taught, percent) : null;
    }

    /** The mutual score: the harmonic mean of both gains, which a lopsided pair cannot win. */
    public static int mutual(int oneGain, int otherGain) {
        return oneGain + otherGain == 0 ? 0 : (int) (2L * oneGain * otherGain / (oneGain + otherGain));
    }

    /** What may come back to the teacher of a one-way pair adds a tenth to what the factors leave of the required gain. */
    public static int bonus(int optionalGain) {
        return optionalGain / 10;
    }

    /** The score of two people under terms, whether or not these allow the pair. */
    public static int pair(Terms terms, Participant first, Participant second) {
        return Weighing.of(terms, first, second).score();
    }

    /** What levels gained are worth to the one who wants them: 0 to 600. */
    public static int weight(int priority, int percent, int from, int to) {
        return priority * percent * Math.min(LEVELS_THAT_COUNT, Math.max(0, to - from));
    }

    private static int weight(SkillGain gain) {
        return weight(gain.priority(), gain.percent(), gain.levelFrom(), gain.levelTo());
    }

    /** The points of a gain whose levels are worth so much to the learner. */
    public static int points(long weighted, Participant learner) {
        int priorities = 0;
        for (Want want : learner.wants()) {
            priorities += want.priority();
        }
        return priorities == 0 ? 0 : (int) (POINTS_A_PERCENT * weighted / priorities);
    }
}
