package io.bothways.matching.scoring.candidates;

import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.scoring.pool.Pool;
import io.bothways.matching.scoring.pool.Standing;
import io.bothways.matching.scoring.terms.Exchange;
import io.bothways.matching.scoring.terms.Exclusion;
import io.bothways.matching.scoring.terms.Rule;
import io.bothways.matching.scoring.terms.Terms;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Who could be somebody's partner, before minimum gain, rules and seats are asked; only among those who take part. A
 * prospect is a number: two-way, somebody who would teach and learn; one-way, somebody who would teach this person, or
 * learn from them, who may be the same. Costs a row of {@link RowSearch}; one instance serves one thread.
 */
public final class Prospects {
    private final List<Participant> people;
    private final Exchange exchange;
    private final List<Rule> rules;
    private final SkillIndex.Scan scan;
    private final Compatibility.Side asFirst;
    private final Compatibility.Side asSecond;
    private final BitSet counted = new BitSet();

    private int self;
    private int size;
    private int teachers;
    private int[] others = new int[64];
    private int[] gains = new int[64];

    public Prospects(Pool pool, Terms terms) {
        people = pool.people();
        exchange = terms.exchange();
        rules = terms.rules();
        scan = new SkillIndex(pool, Prospects::takesPart, Prospects::takesPart).scan();
        Compatibility compatibility = new Compatibility(pool, terms);
        asFirst = compatibility.side();
        asSecond = compatibility.side();
    }

    private static boolean takesPart(Participant person) {
        return person.standing() == Standing.TAKES_PART;
    }

    /** Turns to a person: prospects are theirs from now on. */
    public void turnTo(int person) {
        self = person;
        size = 0;
        asFirst.turnTo(person, true);
        asSecond.turnTo(person, false);
        if (exchange == Exchange.TWO_WAY) {
            scan.turnTo(person);
            SkillIndex.Found partners = scan.partnersOf(person);
            for (int t = 0; t < partners.size(); t++) {
                int other = partners.person(t);
                int gained = scan.pointsOf(partners.weight(other), person);
                add(other, Math.min(gained, scan.pointsOf(scan.weightFromTeacher(other), other)));
            }
            partners.clear();
            scan.turnFrom(person);
            teachers = size;
        } else {
            addTeachers();
            teachers = size;
            SkillIndex.Found learners = scan.learnersOf(person, Integer.MAX_VALUE);
            for (int t = 0; t < learners.size(); t++) {
                int other = learners.person(t);
                add(other, scan.pointsOf(learners.weight(other), other));
            }
            learners.clear();
        }
    }

    /** Turns to those alone who would teach this person, whether or not they would learn. */
    public void turnToTeachersOf(int person) {
        self = person;
        size = 0;
        asFirst.turnTo(person, true);
        asSecond.turnTo(person, false);
        addTeachers();
        teachers = size;
    }

    /** Whether anybody would teach this person anything, whether or not they would learn. */
    public boolean anyTeacherOf(int person) {
        turnToTeachersOf(person);
        boolean any = size > 0;
        size = 0;
        return any;
    }

    /** Whether anybody would learn anything from this person. */
    public boolean anyLearnerFrom(int person) {
        SkillIndex.Found learners = scan.learnersOf(person, Integer.MAX_VALUE);
        boolean any = IntStream.range(0, learners.size())
                .map(learners::person)
                .anyMatch(other -> scan.pointsOf(learners.weight(other), other) > 0);
        learners.clear();
        return any;
    }

    private void addTeachers() {
        SkillIndex.Found found = scan.teachersOf(self, Integer.MAX_VALUE);
        for (int t = 0; t < found.size(); t++) {
            int other = found.person(t);
            add(other, scan.pointsOf(found.weight(other), self));
        }
        found.clear();
    }

    private void add(int other, int gain) {
        if (gain > 0) {
            if (size == others.length) {
                others = Arrays.copyOf(others, 2 * size);
                gains = Arrays.copyOf(gains, 2 * size);
            }
            others[size] = other;
            gains[size++] = gain;
        }
    }

    /** How many prospects there are, numbered from 0. */
    public int size() {
        return size;
    }

    /** The lowest gain of what is required. */
    public int gain(int prospect) {
        return gains[prospect];
    }

    /** Who the prospect is. */
    public Participant other(int prospect) {
        return people.get(others[prospect]);
    }

    /** Whether this person has a free seat for such a prospect. */
    public boolean ownSeat(int prospect) {
        return seat(people.get(self), prospect >= teachers);
    }

    /** Whether the prospect has a free seat. */
    public boolean seat(int prospect) {
        return seat(other(prospect), prospect < teachers);
    }

    private boolean seat(Participant person, boolean toTeach) {
        return exchange == Exchange.TWO_WAY
                ? Math.min(person.freeTeaching(), person.freeLearning()) > 0
                : (toTeach ? person.freeTeaching() : person.freeLearning()) > 0;
    }

    /** Whether no rule keeps the two apart. */
    public boolean allowed(int prospect) {
        Compatibility.Side side = prospect < teachers ? asSecond : asFirst;
        return side.mayAdmit(others[prospect]) && side.admits(others[prospect]);
    }

    /** The rules that keep the two apart, in their order. */
    public List<Exclusion> exclusions(int prospect) {
        Participant teacher = prospect < teachers ? other(prospect) : people.get(self);
        Participant learner = prospect < teachers ? people.get(self) : other(prospect);
        return rules.stream()
                .flatMap(rule -> rule.excludes(teacher, learner).stream())
                .toList();
    }

    /** Those prospects of which something is true. */
    public IntStream where(IntPredicate wanted) {
        return IntStream.range(0, size).filter(wanted);
    }

    /** How many people: in a one-way programme somebody may be there as a teacher and as a learner. */
    public int people(IntStream prospects) {
        counted.clear();
        prospects.forEach(prospect -> counted.set(others[prospect]));
        return counted.cardinality();
    }
}
