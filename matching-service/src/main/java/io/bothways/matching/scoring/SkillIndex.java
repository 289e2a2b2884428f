package io.bothways.matching.scoring;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Who teaches and who wants each skill, in flat arrays over indices into the pool. A {@link Scan} follows one person's
 * wants or offers through it and so touches only people who have something to exchange, a few per cent of a large pool.
 * Immutable; built in O(offers + wants), 24 bytes for each of them.
 */
final class SkillIndex {
    private static final int LEVELS = 6;

    private final int people;
    private final int skills;
    private final int postingLimit;

    private final int[] wantStart;
    private final int[] wantSkill;
    /** What a want is worth to its owner at each level of the other person. */
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
    private final int[] learnerWant;

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
        this.wantStart = starts(all, Participant::wants);
        this.offerStart = starts(all, Participant::offers);
        this.wantSkill = new int[wantStart[people]];
        this.worth = new int[wantStart[people] * LEVELS];
        this.priorities = new int[people];
        this.offerSkill = new int[offerStart[people]];
        this.offerLevel = new int[offerStart[people]];
        for (int i = 0; i < people; i++) {
            Participant person = all.get(i);
            int at = offerStart[i];
            for (Offer offer : person.offers()) {
                offerSkill[at] = number.computeIfAbsent(offer.skillId(), key -> number.size());
                offerLevel[at++] = offer.level();
            }
            at = wantStart[i];
            for (Want want : person.wants()) {
                wantSkill[at] = number.computeIfAbsent(want.skillId(), key -> number.size());
                priorities[i] += want.priority();
                int own = person.teaches(want.skillId());
                for (int level = 0; level < LEVELS; level++) {
                    worth[at * LEVELS + level] = Scores.weight(want, own, Math.min(level, want.level()));
                }
                at++;
            }
        }
        this.skills = number.size();
        this.teacherStart = postingStarts(offerSkill);
        this.teacher = new int[offerSkill.length];
        this.teacherLevel = new int[offerSkill.length];
        this.learnerStart = postingStarts(wantSkill);
        this.learner = new int[wantSkill.length];
        this.learnerWant = new int[wantSkill.length];
        int[] nextTeacher = teacherStart.clone();
        int[] nextLearner = learnerStart.clone();
        for (int i = 0; i < people; i++) {
            for (int offer = offerStart[i]; offer < offerStart[i + 1]; offer++) {
                int slot = nextTeacher[offerSkill[offer]]++;
                teacher[slot] = i;
                teacherLevel[slot] = offerLevel[offer];
            }
            for (int want = wantStart[i]; want < wantStart[i + 1]; want++) {
                int slot = nextLearner[wantSkill[want]]++;
                learner[slot] = i;
                learnerWant[slot] = want;
            }
        }
    }

    private static int[] starts(List<Participant> all, Function<Participant, List<?>> entries) {
        int[] start = new int[all.size() + 1];
        for (int i = 0; i < all.size(); i++) {
            start[i + 1] = start[i] + entries.apply(all.get(i)).size();
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
        private int size;

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
            for (int want = wantStart[person]; want < wantStart[person + 1]; want++) {
                int skill = wantSkill[want];
                int from = teacherStart[skill];
                int length = teacherStart[skill + 1] - from;
                int shift = window(person, length);
                for (int k = Math.min(length, postingLimit) - 1; k >= 0; k--) {
                    int slot = from + (shift + k < length ? shift + k : shift + k - length);
                    collect(person, teacher[slot], worth[want * LEVELS + teacherLevel[slot]]);
                }
            }
            int needed = Math.ceilDiv(Math.max(1, least) * priorities[person], Scores.POINTS_A_LEVEL);
            int kept = 0;
            for (int t = 0; t < size; t++) {
                int other = found[t];
                if (weighted[other] >= needed) {
                    keep(kept++, other, pointsOf(weighted[other], person));
                }
                weighted[other] = 0;
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
                    collect(person, learner[slot], worth[learnerWant[slot] * LEVELS + offerLevel[offer]]);
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
            }
            size = kept;
        }

        private int window(int person, int length) {
            return length <= postingLimit ? 0 : Math.floorMod(person * 0x9E3779B9, length);
        }

        private void collect(int self, int other, int weight) {
            if (weight == 0 || other == self) {
                return;
            }
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
            for (int want = wantStart[person]; want < wantStart[person + 1]; want++) {
                sum += worth[want * LEVELS + levels[wantSkill[want]]];
            }
            return pointsOf(sum, person);
        }

        private int pointsOf(int sum, int person) {
            return priorities[person] == 0 ? 0 : (int) ((long) Scores.POINTS_A_LEVEL * sum / priorities[person]);
        }
    }
}
