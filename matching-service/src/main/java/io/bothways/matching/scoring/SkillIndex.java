package io.bothways.matching.scoring;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;

/**
 * Who teaches and who wants each skill, in flat arrays over indices into the pool. A {@link Scan} follows one person's
 * wants or offers through it and so touches only people who have something to exchange, a few per cent of a large pool.
 * Immutable; built in O(offers + paths), 12 bytes for each offer and 40 for each path.
 */
final class SkillIndex {
    private static final int LEVELS = 6;
    private static final int NONE = -1;

    private final int people;
    private final int skills;
    private final int postingLimit;

    /**
     * A path is a skill through which a want is met: the wanted one or one close to it. Those of one want stand together,
     * those of one person too.
     */
    private final int[] pathStart;

    private final int[] pathSkill;
    private final int[] pathWant;
    private final int wants;
    /** Whether some want has more than one path, of which the best one counts; else nothing needs to be compared. */
    private final boolean choices;
    /** What a path is worth to its owner at each level of the other person. */
    private final int[] worth;

    private final int[] priorities;

    private final int[] offerStart;
    private final int[] offerSkill;
    private final int[] offerLevel;

    private final int[] teacherStart;
    private final int[] teacher;
    private final int[] teacherLevel;

    private final int[] learnerStart;
    private final int[] learner;
    private final int[] learnerPath;

    SkillIndex(Pool pool) {
        this(pool, Integer.MAX_VALUE);
    }

    /**
     * {@code postingLimit}: the most people looked at for one skill of one person. Beyond it each person sees a window
     * of the list, and windows start at different places, so that everybody is seen by somebody.
     */
    SkillIndex(Pool pool, int postingLimit) {
        List<Participant> all = pool.people();
        Map<UUID, Integer> number = new HashMap<>();
        this.people = all.size();
        this.postingLimit = postingLimit;
        this.pathStart = starts(all, SkillIndex::paths);
        this.offerStart = starts(all, person -> person.offers().size());
        this.pathSkill = new int[pathStart[people]];
        this.pathWant = new int[pathStart[people]];
        this.worth = new int[pathStart[people] * LEVELS];
        this.priorities = new int[people];
        this.offerSkill = new int[offerStart[people]];
        this.offerLevel = new int[offerStart[people]];
        int want = 0;
        for (int i = 0; i < people; i++) {
            Participant person = all.get(i);
            int at = offerStart[i];
            for (Offer offer : person.offers()) {
                offerSkill[at] = number.computeIfAbsent(offer.skillId(), key -> number.size());
                offerLevel[at++] = offer.level();
            }
            at = pathStart[i];
            for (Want wanted : person.wants()) {
                priorities[i] += wanted.priority();
                int own = person.teaches(wanted.skillId());
                pathSkill[at] = number.computeIfAbsent(wanted.skillId(), key -> number.size());
                addPath(at++, want, wanted, 100, own);
                for (Near near : wanted.near()) {
                    pathSkill[at] = number.computeIfAbsent(near.skillId(), key -> number.size());
                    addPath(at++, want, wanted, near.percent(), Math.max(own, person.teaches(near.skillId())));
                }
                want++;
            }
        }
        this.wants = want;
        this.choices = pathStart[people] > wants;
        this.skills = number.size();
        this.teacherStart = postingStarts(offerSkill);
        this.teacher = new int[offerSkill.length];
        this.teacherLevel = new int[offerSkill.length];
        this.learnerStart = postingStarts(pathSkill);
        this.learner = new int[pathSkill.length];
        this.learnerPath = new int[pathSkill.length];
        int[] nextTeacher = teacherStart.clone();
        int[] nextLearner = learnerStart.clone();
        for (int i = 0; i < people; i++) {
            for (int offer = offerStart[i]; offer < offerStart[i + 1]; offer++) {
                int slot = nextTeacher[offerSkill[offer]]++;
                teacher[slot] = i;
                teacherLevel[slot] = offerLevel[offer];
            }
            for (int path = pathStart[i]; path < pathStart[i + 1]; path++) {
                int slot = nextLearner[pathSkill[path]]++;
                learner[slot] = i;
                learnerPath[slot] = path;
            }
        }
    }

    private static int paths(Participant person) {
        int paths = 0;
        for (Want want : person.wants()) {
            paths += 1 + want.near().size();
        }
        return paths;
    }

    private void addPath(int path, int want, Want wanted, int percent, int from) {
        pathWant[path] = want;
        for (int level = 0; level < LEVELS; level++) {
            worth[path * LEVELS + level] =
                    Scores.weight(wanted.priority(), percent, from, Math.min(level, wanted.level()));
        }
    }

    private static int[] starts(List<Participant> all, ToIntFunction<Participant> entries) {
        int[] start = new int[all.size() + 1];
        for (int i = 0; i < all.size(); i++) {
            start[i + 1] = start[i] + entries.applyAsInt(all.get(i));
        }
        return start;
    }

    private int[] postingStarts(int[] skillOf) {
        int[] start = new int[skills + 1];
        for (int skill : skillOf) {
            start[skill + 1]++;
        }
        for (int skill = 0; skill < skills; skill++) {
            start[skill + 1] += start[skill];
        }
        return start;
    }

    Scan scan() {
        return new Scan();
    }

    /**
     * One person's row: whom they could learn from or teach, with the points of that gain. Holds a few bytes per person
     * of the pool and is used again row by row; one instance serves one thread.
     */
    final class Scan {
        private final int[] weighted = new int[people];
        private final int[] levels = new int[skills];
        private int[] found = new int[64];
        private int[] points = new int[64];
        private final int[] lastWant = new int[choices ? people : 0];
        private final int[] lastWeight = new int[choices ? people : 0];
        private final int[] bestOfWant = new int[choices ? wants : 0];
        private int size;

        Scan() {
            Arrays.fill(lastWant, NONE);
        }

        int size() {
            return size;
        }

        int person(int position) {
            return found[position];
        }

        int points(int position) {
            return points[position];
        }

        /** Finds everybody from whom this person would gain at least so many points. */
        void teachersOf(int person, int least) {
            size = 0;
            for (int path = pathStart[person]; path < pathStart[person + 1]; path++) {
                int skill = pathSkill[path];
                int want = pathWant[path];
                int from = teacherStart[skill];
                int length = teacherStart[skill + 1] - from;
                int shift = window(person, length);
                for (int k = Math.min(length, postingLimit) - 1; k >= 0; k--) {
                    int slot = from + (shift + k < length ? shift + k : shift + k - length);
                    int other = teacher[slot];
                    int weight = worth[path * LEVELS + teacherLevel[slot]];
                    if (weight > 0 && other != person) {
                        collect(other, choices ? riseWith(other, want, weight) : weight);
                    }
                }
            }
            int needed = Math.ceilDiv(Math.max(1, least) * priorities[person], Scores.POINTS_A_PERCENT);
            int kept = 0;
            for (int t = 0; t < size; t++) {
                int other = found[t];
                if (weighted[other] >= needed) {
                    keep(kept++, other, pointsOf(weighted[other], person));
                }
                weighted[other] = 0;
                if (choices) {
                    lastWant[other] = NONE;
                }
            }
            size = kept;
        }

        /** Finds everybody who would gain at least so many points from this person. */
        void learnersOf(int person, int least) {
            size = 0;
            for (int offer = offerStart[person]; offer < offerStart[person + 1]; offer++) {
                int skill = offerSkill[offer];
                int from = learnerStart[skill];
                int length = learnerStart[skill + 1] - from;
                int shift = window(person, length);
                for (int k = Math.min(length, postingLimit) - 1; k >= 0; k--) {
                    int slot = from + (shift + k < length ? shift + k : shift + k - length);
                    int other = learner[slot];
                    int weight = worth[learnerPath[slot] * LEVELS + offerLevel[offer]];
                    if (weight > 0 && other != person) {
                        collect(other, choices ? riseOf(pathWant[learnerPath[slot]], weight) : weight);
                    }
                }
            }
            int kept = 0;
            for (int t = 0; t < size; t++) {
                int other = found[t];
                int gain = pointsOf(weighted[other], other);
                if (gain >= Math.max(1, least)) {
                    keep(kept++, other, gain);
                }
                weighted[other] = 0;
                if (choices) {
                    Arrays.fill(bestOfWant, pathWant[pathStart[other]], pathWant[pathStart[other + 1] - 1] + 1, 0);
                }
            }
            size = kept;
        }

        /** By how much this exceeds what the other person has brought to the want that is being followed. */
        private int riseWith(int other, int want, int weight) {
            int before = lastWant[other] == want ? lastWeight[other] : 0;
            lastWant[other] = want;
            lastWeight[other] = Math.max(before, weight);
            return lastWeight[other] - before;
        }

        /** By how much this exceeds what the person whose row it is has brought to somebody's want. */
        private int riseOf(int want, int weight) {
            int before = bestOfWant[want];
            bestOfWant[want] = Math.max(before, weight);
            return bestOfWant[want] - before;
        }

        private int window(int person, int length) {
            return length <= postingLimit ? 0 : Math.floorMod(person * 0x9E3779B9, length);
        }

        private void collect(int other, int weight) {
            if (weighted[other] == 0) {
                if (size == found.length) {
                    grow();
                }
                found[size++] = other;
            }
            weighted[other] += weight;
        }

        private void keep(int position, int other, int gain) {
            found[position] = other;
            points[position] = gain;
        }

        private void grow() {
            found = Arrays.copyOf(found, 2 * size);
            points = Arrays.copyOf(points, 2 * size);
        }

        /** Turns to this person's offers: {@link #gainFromTeacher} then answers for them. */
        void teacher(int person) {
            for (int offer = offerStart[person]; offer < offerStart[person + 1]; offer++) {
                levels[offerSkill[offer]] = offerLevel[offer];
            }
        }

        void done(int person) {
            for (int offer = offerStart[person]; offer < offerStart[person + 1]; offer++) {
                levels[offerSkill[offer]] = 0;
            }
        }

        /** What a learner would gain from the teacher turned to. */
        int gainFromTeacher(int person) {
            int sum = 0;
            int best = 0;
            for (int path = pathStart[person]; path < pathStart[person + 1]; path++) {
                int weight = worth[path * LEVELS + levels[pathSkill[path]]];
                if (path > pathStart[person] && pathWant[path] == pathWant[path - 1]) {
                    best = Math.max(best, weight);
                } else {
                    sum += best;
                    best = weight;
                }
            }
            sum += best;
            return pointsOf(sum, person);
        }

        private int pointsOf(int sum, int person) {
            return priorities[person] == 0 ? 0 : Scores.POINTS_A_PERCENT * sum / priorities[person];
        }
    }
}
