package io.bothways.matching.scoring;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * Who could teach somebody anything, and learn anything from them, before minimum gain, rules and seats are asked; only
 * among those who take part. By index and points gained. One instance serves one thread.
 */
final class Prospects {
    private final Pool pool;
    private final SkillIndex.Scan scan;

    Prospects(Pool pool) {
        this.pool = pool;
        scan = new SkillIndex(pool).scan();
    }

    /** What the person would gain from each teacher. */
    Map<Integer, Integer> teachersOf(int person) {
        return points(scan.teachersOf(person, Integer.MAX_VALUE), any -> person);
    }

    /** What each learner would gain from the person. */
    Map<Integer, Integer> learnersOf(int person) {
        return points(scan.learnersOf(person, Integer.MAX_VALUE), learner -> learner);
    }

    private Map<Integer, Integer> points(SkillIndex.Found found, IntUnaryOperator learnerWith) {
        Map<Integer, Integer> pointsWith = new HashMap<>();
        for (int t = 0; t < found.size(); t++) {
            int other = found.person(t);
            int points = scan.pointsOf(found.weight(other), learnerWith.applyAsInt(other));
            if (points > 0 && pool.people().get(other).standing() == Standing.TAKES_PART) {
                pointsWith.put(other, points);
            }
        }
        found.clear();
        return pointsWith;
    }
}
