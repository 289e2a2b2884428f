package io.bothways.matching.scoring.candidates;

import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.scoring.pool.Pool;
import io.bothways.matching.scoring.pool.Standing;
import io.bothways.matching.scoring.terms.Exchange;
import io.bothways.matching.scoring.terms.Terms;
import io.bothways.matching.scoring.weighing.Scores;
import java.util.List;

/**
 * Finds somebody's best partners among all whom the terms allow. Whoever cannot be among them is left out as soon as that
 * shows: by what one side gains alone, then by what the tables of {@link Compatibility} leave of the score, and only the
 * rest is asked about one by one. One instance serves one thread.
 *
 * <p>Objective: the pairs of greatest score of one person, ties to the lower id; exact unless lists are capped. Source: an
 * inverted index from skills to people, scored term by term, with the bounds of a top-k search. Time: linear in the offers
 * of the skills that the person wants and the wants of those that they offer, a few per cent of a large pool, and O(log k)
 * for each pair good enough to be kept. Memory: 5 integers and a bit a person of the pool, besides the shared index.
 */
final class RowSearch {
    private static final int MOST_POINTS = 10_000;
    /** Few candidates are less than one of so many of those asked for. */
    private static final int FEW = 4;

    private final List<Participant> people;
    private final Terms terms;
    private final SkillIndex.Scan scan;
    private final Compatibility.Side side;
    private final Best best;
    private final int window;
    /** Whoever finds fewer than this through windows looks at everybody. */
    private final int few;

    /** {@code window}: the most people looked at for one skill of one person. */
    RowSearch(Pool pool, Terms terms, SkillIndex index, Compatibility compatibility, int best, int window) {
        this.people = pool.people();
        this.terms = terms;
        this.scan = index.scan();
        this.side = compatibility.side();
        this.best = new Best(best);
        this.window = window;
        this.few = window < people.size() ? Math.ceilDiv(best, FEW) : 0;
    }

    static SkillIndex index(Pool pool, Terms terms) {
        return new SkillIndex(pool, person -> mayTeach(person, terms), person -> mayLearn(person, terms));
    }

    private static boolean mayTeach(Participant person, Terms terms) {
        boolean other = terms.exchange() == Exchange.ONE_WAY || person.freeLearning() > 0;
        return person.standing() == Standing.TAKES_PART && person.freeTeaching() > 0 && other;
    }

    private static boolean mayLearn(Participant person, Terms terms) {
        boolean other = terms.exchange() == Exchange.ONE_WAY || person.freeTeaching() > 0;
        return person.standing() == Standing.TAKES_PART && person.freeLearning() > 0 && other;
    }

    /** {@link Best#key Keys} of the person's partners in a two-way programme, or teachers in a one-way one. */
    long[] teachers(int learner) {
        if (mayLearn(people.get(learner), terms)) {
            switch (terms.exchange()) {
                case TWO_WAY -> find(learner, this::findPartners);
                case ONE_WAY -> find(learner, this::findTeachers);
            }
        }
        return best.take();
    }

    /** Keys of those whom the person would teach in a one-way programme. */
    long[] learners(int teacher) {
        if (mayTeach(people.get(teacher), terms)) {
            find(teacher, this::findLearners);
        }
        return best.take();
    }

    private interface Look {
        void at(int person, int window);
    }

    /** Looks through windows first where lists are capped, so that only people with few candidates cost more. */
    private void find(int person, Look look) {
        look.at(person, window);
        if (best.size() < few) {
            best.clear();
            look.at(person, Integer.MAX_VALUE);
        }
    }

    private boolean capped(int window) {
        return window < people.size();
    }

    private void findPartners(int person, int window) {
        side.turnTo(person, true);
        scan.turnTo(person);
        if (capped(window)) {
            findPartnersInWindows(person, window);
        } else {
            findPartnersAmongAll(person);
        }
        scan.turnFrom(person);
    }

    private void findPartnersAmongAll(int person) {
        SkillIndex.Found partners = scan.partnersOf(person);
        int needed = scan.weightOf(terms.minimumGain(), person);
        for (int t = 0; t < partners.size(); t++) {
            int other = partners.person(t);
            int weight = partners.weight(other);
            if (weight >= needed
                    && side.mayAdmit(other)
                    && offerPartner(person, other, weight, scan.weightFromTeacher(other))) {
                needed = Math.max(needed, scan.weightOf(leastGainForMutual(best.threshold()), person));
            }
        }
        partners.clear();
    }

    /** Those found are weighed by all their skills, not only by those through which they were seen. */
    private void findPartnersInWindows(int person, int window) {
        SkillIndex.Found teachers = scan.teachersOf(person, window);
        for (int t = 0; t < teachers.size(); t++) {
            int other = teachers.person(t);
            if (side.mayAdmit(other)) {
                int back = scan.weightFromTeacher(other);
                if (back > 0) {
                    offerPartner(person, other, scan.weight(other, person), back);
                }
            }
        }
        teachers.clear();
    }

    private boolean offerPartner(int person, int other, int weight, int back) {
        int gain = scan.pointsOf(weight, person);
        int given = scan.pointsOf(back, other);
        return gain >= terms.minimumGain()
                && given >= terms.minimumGain()
                && offer(other, Scores.mutual(gain, given), 0);
    }

    /** Below this gain of one side no mutual score reaches the threshold, however much the other gains. */
    private static int leastGainForMutual(int threshold) {
        return Math.ceilDiv(MOST_POINTS * threshold, 2 * MOST_POINTS - threshold);
    }

    private void findTeachers(int learner, int window) {
        side.turnTo(learner, false);
        scan.turnTo(learner);
        SkillIndex.Found teachers = scan.teachersOf(learner, window);
        int needed = terms.minimumGain();
        for (int t = 0; t < teachers.size(); t++) {
            int teacher = teachers.person(t);
            if (side.mayAdmit(teacher)) {
                int weight = capped(window) ? scan.weight(teacher, learner) : teachers.weight(teacher);
                int gain = scan.pointsOf(weight, learner);
                int back = gain < needed ? 0 : scan.pointsOf(scan.weightFromTeacher(teacher), teacher);
                if (gain >= needed && offer(teacher, gain, Scores.bonus(back))) {
                    needed = Math.max(needed, leastGainForOneWay(best.threshold()));
                }
            }
        }
        teachers.clear();
        scan.turnFrom(learner);
    }

    private static int leastGainForOneWay(int threshold) {
        return threshold - Scores.bonus(MOST_POINTS);
    }

    private void findLearners(int teacher, int window) {
        side.turnTo(teacher, true);
        SkillIndex.Found learners = scan.learnersOf(teacher, window);
        int needed = terms.minimumGain();
        for (int t = 0; t < learners.size(); t++) {
            int learner = learners.person(t);
            if (side.mayAdmit(learner)) {
                int weight = capped(window) ? scan.weight(teacher, learner) : learners.weight(learner);
                int gain = scan.pointsOf(weight, learner);
                int back = gain < needed ? 0 : scan.pointsOf(scan.weight(learner, teacher), teacher);
                if (gain >= needed && offer(learner, gain, Scores.bonus(back))) {
                    needed = Math.max(needed, leastGainForOneWay(best.threshold()));
                }
            }
        }
        learners.clear();
    }

    /** Whether the pair is now among the best; the bonus comes on top of what the factors leave of the gains. */
    private boolean offer(int other, int gains, int bonus) {
        int atMost = side.atMost(gains, other);
        if (!best.wants(atMost + bonus, other)) {
            return false;
        }
        int score = side.exactly(gains, atMost, other) + bonus;
        // what no table answers comes last: most pairs are not good enough to need it
        if (!best.wants(score, other) || !side.admits(other)) {
            return false;
        }
        best.add(score, other);
        return true;
    }
}
