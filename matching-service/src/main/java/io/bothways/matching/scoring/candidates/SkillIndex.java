package io.bothways.matching.scoring.candidates;

import io.bothways.matching.scoring.pool.Near;
import io.bothways.matching.scoring.pool.Offer;
import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.scoring.pool.Pool;
import io.bothways.matching.scoring.pool.Want;
import io.bothways.matching.scoring.weighing.Scores;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * Who teaches each skill at each level and who wants it, in flat arrays over indices into the pool. A {@link Scan} follows
 * one person's wants or offers through it and so touches only people who have something to exchange, a few per cent of a
 * large pool. Immutable; built in O(offers + paths), 9 bytes for each offer and 29 for each path.
 */
final class SkillIndex {
    private static final int LEVELS = 6;
    private static final int TOP = LEVELS - 1;
    private static final int NONE = -1;

    private final int people;
    private final int skills;

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
    private final short[] worth;

    private final int[] priorities;

    private final int[] offerStart;
    private final int[] offerSkill;
    private final byte[] offerLevel;

    /** Where the teachers of a skill at a level start, the best level first. */
    private final int[] teacherStart;

    private final int[] teacher;

    private final int[] learnerStart;
    private final int[] learner;
    private final int[] learnerPath;
    /** From which level on a teacher is worth something to the learner. */
    private final byte[] learnerLeast;

    /** Everybody teaches and learns. */
    SkillIndex(Pool pool) {
        this(pool, any -> true, any -> true);
    }

    /** Finds only those as teachers and as learners who are said to be. */
    SkillIndex(Pool pool, Predicate<Participant> teaches, Predicate<Participant> learns) {
        List<Participant> all = pool.people();
        Map<UUID, Integer> number = new HashMap<>();
        this.people = all.size();
        this.pathStart = starts(all, SkillIndex::paths);
        this.offerStart = starts(all, person -> person.offers().size());
        this.pathSkill = new int[pathStart[people]];
        this.pathWant = new int[pathStart[people]];
        this.worth = new short[pathStart[people] * LEVELS];
        this.priorities = new int[people];
        this.offerSkill = new int[offerStart[people]];
        this.offerLevel = new byte[offerStart[people]];
        int want = 0;
        for (int i = 0; i < people; i++) {
            Participant person = all.get(i);
            int at = offerStart[i];
            for (Offer offer : person.offers()) {
                offerSkill[at] = number.computeIfAbsent(offer.skillId(), key -> number.size());
                offerLevel[at++] = (byte) offer.level();
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
        boolean[] teaching = new boolean[people];
        boolean[] learning = new boolean[people];
        for (int i = 0; i < people; i++) {
            teaching[i] = teaches.test(all.get(i));
            learning[i] = learns.test(all.get(i));
        }
        this.teacherStart = new int[skills * LEVELS + 1];
        this.learnerStart = new int[skills + 1];
        for (int i = 0; i < people; i++) {
            for (int offer = offerStart[i]; teaching[i] && offer < offerStart[i + 1]; offer++) {
                teacherStart[list(offerSkill[offer], offerLevel[offer]) + 1]++;
            }
            for (int path = pathStart[i]; learning[i] && path < pathStart[i + 1]; path++) {
                learnerStart[pathSkill[path] + 1]++;
            }
        }
        Arrays.parallelPrefix(teacherStart, Integer::sum);
        Arrays.parallelPrefix(learnerStart, Integer::sum);
        this.teacher = new int[teacherStart[skills * LEVELS]];
        this.learner = new int[learnerStart[skills]];
        this.learnerPath = new int[learnerStart[skills]];
        this.learnerLeast = new byte[learnerStart[skills]];
        int[] nextTeacher = teacherStart.clone();
        int[] nextLearner = learnerStart.clone();
        for (int i = 0; i < people; i++) {
            for (int offer = offerStart[i]; teaching[i] && offer < offerStart[i + 1]; offer++) {
                teacher[nextTeacher[list(offerSkill[offer], offerLevel[offer])]++] = i;
            }
            for (int path = pathStart[i]; learning[i] && path < pathStart[i + 1]; path++) {
                int slot = nextLearner[pathSkill[path]]++;
                learner[slot] = i;
                learnerPath[slot] = path;
                learnerLeast[slot] = (byte) leastUseful(path);
            }
        }
    }

    private static int list(int skill, int level) {
        return skill * LEVELS + TOP - level;
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
                    (short) Scores.weight(wanted.priority(), percent, from, Math.min(level, wanted.level()));
        }
    }

    /** The lowest level that is worth something to a path's owner, or one above all. */
    private int leastUseful(int path) {
        int level = LEVELS;
        while (worth[path * LEVELS + level - 1] > 0) {
            level--;
        }
        return level;
    }

    private static int[] starts(List<Participant> all, ToIntFunction<Participant> entries) {
        int[] start = new int[all.size() + 1];
        for (int i = 0; i < all.size(); i++) {
            start[i + 1] = start[i] + entries.applyAsInt(all.get(i));
        }
        return start;
    }

    Scan scan() {
        return new Scan();
    }

    /** People found for somebody, each with the weight of a gain. */
    final class Found {
        private final int[] weights = new int[people];
        private final int[] list = new int[people + 1];
        private int size;

        int size() {
            return size;
        }

        int person(int position) {
            return list[position];
        }

        /** 0 for people who were not found. */
        int weight(int other) {
            return weights[other];
        }

        void clear() {
            for (int t = 0; t < size; t++) {
                weights[list[t]] = 0;
            }
            size = 0;
        }

        /** Without a branch, which the processor could not foresee. */
        private void add(int other, int weight) {
            int before = weights[other];
            list[size] = other;
            size += before == 0 ? 1 : 0;
            weights[other] = before + weight;
        }

        /** Nobody is found for himself, though he may want more of what he offers. */
        private void leaveOut(int person) {
            if (weights[person] > 0) {
                int at = 0;
                while (list[at] != person) {
                    at++;
                }
                list[at] = list[--size];
                weights[person] = 0;
            }
        }
    }

    /**
     * One person's row: whom they could learn from or teach, with the weight of that gain. Holds a few bytes per person
     * of the pool and is used again row by row; one instance serves one thread.
     *
     * <p>At most {@code window} people are looked at for one skill. Of a longer list each person sees a window, and windows
     * start at different places, so that everybody is seen by somebody. Somebody may then be seen by one skill and not by
     * another, and the weight with which they are found is not all of it.
     */
    final class Scan {
        private final Found teachers = new Found();
        private final Found learners = new Found();
        private final long[] gaining = new long[people / Long.SIZE + 1];
        private final int[] levels = new int[skills];
        private final int[] levelsBeside = new int[skills];
        private final int[] lastWant = new int[choices ? people : 0];
        private final int[] lastWeight = new int[choices ? people : 0];
        private final int[] bestOfWant = new int[choices ? wants : 0];

        Scan() {
            Arrays.fill(lastWant, NONE);
        }

        /** The least weight that makes somebody's gain so many points. */
        int weightOf(int points, int person) {
            return Math.ceilDiv(points * priorities[person], Scores.POINTS_A_PERCENT);
        }

        int pointsOf(int weight, int person) {
            return priorities[person] == 0 ? 0 : Scores.POINTS_A_PERCENT * weight / priorities[person];
        }

        /** Everybody from whom this person would gain something; to be cleared before the next is asked for. */
        Found teachersOf(int person, int window) {
            Arrays.fill(gaining, -1);
            return find(person, window);
        }

        /**
         * Those of them who would gain something in turn. Following the offers as well, if only to mark people in a few
         * kilobytes, is far cheaper than to look at each of those found by the wants.
         */
        Found partnersOf(int person) {
            Arrays.fill(gaining, 0);
            for (int offer = offerStart[person]; offer < offerStart[person + 1]; offer++) {
                int level = offerLevel[offer];
                int end = learnerStart[offerSkill[offer] + 1];
                for (int slot = learnerStart[offerSkill[offer]]; slot < end; slot++) {
                    long gains = learnerLeast[slot] <= level ? 1 : 0;
                    gaining[learner[slot] >>> 6] |= gains << learner[slot];
                }
            }
            return find(person, Integer.MAX_VALUE);
        }

        private Found find(int person, int window) {
            for (int path = pathStart[person]; path < pathStart[person + 1]; path++) {
                int from = teacherStart[list(pathSkill[path], TOP)];
                int length = teacherStart[list(pathSkill[path], leastUseful(path) - 1)] - from;
                if (length <= window) {
                    collectTeachers(person, path, from, from + length);
                } else {
                    int shift = shift(person, length);
                    int end = Math.min(length, shift + window);
                    collectTeachers(person, path, from + shift, from + end);
                    collectTeachers(person, path, from, from + window - (end - shift));
                }
            }
            for (int t = 0; choices && t < teachers.size; t++) {
                lastWant[teachers.list[t]] = NONE;
            }
            teachers.leaveOut(person);
            return teachers;
        }

        /** Follows a path through a stretch of the teachers of its skill. */
        private void collectTeachers(int person, int path, int from, int to) {
            boolean only = onlyPath(person, path);
            for (int level = TOP; level > 0; level--) {
                int weight = worth[path * LEVELS + level];
                int list = list(pathSkill[path], level);
                int end = weight > 0 ? Math.min(to, teacherStart[list + 1]) : 0;
                for (int slot = Math.max(from, teacherStart[list]); slot < end; slot++) {
                    int other = teacher[slot];
                    if ((gaining[other >>> 6] >>> other & 1) != 0) {
                        teachers.add(other, only ? weight : riseWith(other, pathWant[path], weight));
                    }
                }
            }
        }

        private boolean onlyPath(int person, int path) {
            return (path == pathStart[person] || pathWant[path - 1] != pathWant[path])
                    && (path + 1 == pathStart[person + 1] || pathWant[path + 1] != pathWant[path]);
        }

        /** Everybody who would gain something from this person; to be cleared before the next is asked for. */
        Found learnersOf(int person, int window) {
            for (int offer = offerStart[person]; offer < offerStart[person + 1]; offer++) {
                int from = learnerStart[offerSkill[offer]];
                int length = learnerStart[offerSkill[offer] + 1] - from;
                if (length <= window) {
                    collectLearners(from, from + length, offerLevel[offer]);
                } else {
                    int shift = shift(person, length);
                    int end = Math.min(length, shift + window);
                    collectLearners(from + shift, from + end, offerLevel[offer]);
                    collectLearners(from, from + window - (end - shift), offerLevel[offer]);
                }
            }
            for (int t = 0; choices && t < learners.size; t++) {
                int other = learners.list[t];
                Arrays.fill(bestOfWant, pathWant[pathStart[other]], pathWant[pathStart[other + 1] - 1] + 1, 0);
            }
            learners.leaveOut(person);
            return learners;
        }

        private void collectLearners(int from, int to, int level) {
            for (int slot = from; slot < to; slot++) {
                if (learnerLeast[slot] <= level) {
                    int weight = worth[learnerPath[slot] * LEVELS + level];
                    learners.add(learner[slot], choices ? riseOf(pathWant[learnerPath[slot]], weight) : weight);
                }
            }
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

        private static int shift(int person, int length) {
            return Math.floorMod(person * 0x9E3779B9, length);
        }

        /** Turns to this person's offers: {@link #weightFromTeacher} then answers for them. */
        void turnTo(int person) {
            for (int offer = offerStart[person]; offer < offerStart[person + 1]; offer++) {
                levels[offerSkill[offer]] = offerLevel[offer];
            }
        }

        void turnFrom(int person) {
            for (int offer = offerStart[person]; offer < offerStart[person + 1]; offer++) {
                levels[offerSkill[offer]] = 0;
            }
        }

        /** The weight of what a learner would gain from the teacher turned to. */
        int weightFromTeacher(int learner) {
            return weightFrom(levels, learner);
        }

        private int weightFrom(int[] levels, int learner) {
            int sum = 0;
            int best = 0;
            int want = NONE;
            for (int path = pathStart[learner]; path < pathStart[learner + 1]; path++) {
                int level = levels[pathSkill[path]];
                if (level > 0) {
                    int weight = worth[path * LEVELS + level];
                    if (pathWant[path] != want) {
                        want = pathWant[path];
                        sum += best;
                        best = weight;
                    } else {
                        best = Math.max(best, weight);
                    }
                }
            }
            return sum + best;
        }

        /** The weight of what a learner would gain from a teacher, whoever else is turned to. */
        int weight(int teacher, int learner) {
            for (int offer = offerStart[teacher]; offer < offerStart[teacher + 1]; offer++) {
                levelsBeside[offerSkill[offer]] = offerLevel[offer];
            }
            int weight = weightFrom(levelsBeside, learner);
            for (int offer = offerStart[teacher]; offer < offerStart[teacher + 1]; offer++) {
                levelsBeside[offerSkill[offer]] = 0;
            }
            return weight;
        }
    }
}
