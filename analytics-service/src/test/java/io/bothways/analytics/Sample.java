package io.bothways.analytics;

import io.bothways.analytics.enrolment.Eligibility;
import io.bothways.analytics.enrolment.Ending;
import io.bothways.analytics.enrolment.Enrolment;
import io.bothways.analytics.goal.Goal;
import io.bothways.analytics.goal.GoalState;
import io.bothways.analytics.metric.Facts;
import io.bothways.analytics.pair.Direction;
import io.bothways.analytics.pair.Pair;
import io.bothways.analytics.pair.PairEnding;
import io.bothways.analytics.people.EmploymentSpell;
import io.bothways.analytics.people.ExitReason;
import io.bothways.analytics.people.Person;
import io.bothways.analytics.people.Span;
import io.bothways.analytics.proposal.Outcome;
import io.bothways.analytics.proposal.Proposal;
import io.bothways.analytics.score.Score;
import io.bothways.analytics.session.Segment;
import io.bothways.analytics.session.Session;
import io.bothways.analytics.session.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Facts in a few words, for tests of metrics. Day 0 is when everybody was hired and observed. */
public final class Sample {

    public static final Instant DAY_0 = Instant.parse("2026-01-01T00:00:00Z");
    public static final UUID COHORT = new UUID(1, 1);

    private final Instant asOf;
    private final Map<UUID, Person> people = new HashMap<>();
    private final List<Eligibility> eligible = new ArrayList<>();
    private final List<Enrolment> enrolments = new ArrayList<>();
    private final Set<UUID> bothHats = new HashSet<>();
    private final List<Proposal> proposals = new ArrayList<>();
    private final List<Pair> pairs = new ArrayList<>();
    private final List<Session> sessions = new ArrayList<>();
    private final List<Goal> goals = new ArrayList<>();
    private final List<Score> scores = new ArrayList<>();
    private long next = 100;

    public Sample(int asOfDay) {
        asOf = day(asOfDay);
    }

    public static Instant day(double day) {
        return DAY_0.plusSeconds(Math.round(day * 86_400));
    }

    public static UUID person(int number) {
        return new UUID(9, number);
    }

    public Sample employed(int number, String unit) {
        return employed(number, unit, null, null);
    }

    public Sample employed(int number, String unit, @Nullable Integer leftOnDay, @Nullable ExitReason reason) {
        var left = leftOnDay == null ? null : day(leftOnDay);
        people.put(
                person(number),
                new Person(
                        person(number),
                        List.of(new EmploymentSpell(1, DAY_0, DAY_0, left, reason)),
                        List.of(new Span(DAY_0, left, List.of("All", unit), 1, "Lyon"))));
        return this;
    }

    public Sample moved(int number, String from, String to, int onDay) {
        people.put(
                person(number),
                new Person(
                        person(number),
                        List.of(new EmploymentSpell(1, DAY_0, DAY_0, null, null)),
                        List.of(
                                new Span(DAY_0, day(onDay), List.of("All", from), 1, "Lyon"),
                                new Span(day(onDay), null, List.of("All", to), 1, "Lyon"))));
        return this;
    }

    public Sample eligible(int... numbers) {
        for (int number : numbers) {
            eligible.add(new Eligibility(COHORT, person(number), day(10)));
        }
        return this;
    }

    public Sample invited(int number) {
        return enrolment(number, null, null, null, null);
    }

    public Sample applied(int number) {
        return enrolment(number, day(12), null, null, null);
    }

    public Sample ready(int number, int onDay) {
        return enrolment(number, day(12), day(onDay), null, null);
    }

    public Sample ready(int number, int onDay, Ending ending, int endedOnDay) {
        return enrolment(number, day(12), day(onDay), day(endedOnDay), ending);
    }

    private Sample enrolment(
            int number,
            @Nullable Instant applied,
            @Nullable Instant ready,
            @Nullable Instant ended,
            @Nullable Ending ending) {
        enrolments.add(new Enrolment(id(), COHORT, person(number), day(11), applied, ready, null, ended, ending));
        return this;
    }

    public Sample bothHats(int number) {
        bothHats.add(person(number));
        return this;
    }

    public Sample proposed(int first, int second, Outcome outcome) {
        proposals.add(new Proposal(
                id(), COHORT, person(first), person(second), outcome, outcome == Outcome.OPEN ? null : day(30)));
        return this;
    }

    public UUID paired(int first, int second, int onDay) {
        return paired(first, second, onDay, null, null, 0);
    }

    public UUID paired(
            int first,
            int second,
            int onDay,
            @Nullable PairEnding ending,
            @Nullable Integer endedOnDay,
            int fulfilled) {
        var pair = id();
        pairs.add(new Pair(
                pair,
                COHORT,
                person(first),
                person(second),
                day(onDay),
                day(onDay),
                Duration.ZERO,
                null,
                endedOnDay == null ? null : day(endedOnDay),
                ending,
                List.of(
                        new Direction(id(), person(first), person(second), fulfilled > 0),
                        new Direction(id(), person(second), person(first), fulfilled > 1))));
        return pair;
    }

    public Sample session(UUID pair, double onDay, SessionState state, Segment... segments) {
        sessions.add(
                new Session(id(), pair, COHORT, day(onDay), day(onDay).plusSeconds(3_600), state, List.of(segments)));
        return this;
    }

    public Segment taught(int teacher, int learner, int minutes) {
        return new Segment(id(), person(teacher), person(learner), minutes, true);
    }

    public Segment unconfirmed(int teacher, int learner, int minutes) {
        return new Segment(id(), person(teacher), person(learner), minutes, false);
    }

    public Sample goal(UUID pair, int teacher, int learner, GoalState state) {
        goals.add(new Goal(id(), pair, person(teacher), person(learner), state));
        return this;
    }

    public Sample satisfied(UUID pair, int person, int score, int onDay) {
        scores.add(new Score(pair, COHORT, person(person), "satisfaction", score, day(onDay)));
        return this;
    }

    private UUID id() {
        return new UUID(2, next++);
    }

    public Facts facts() {
        return new Facts(asOf, people, eligible, enrolments, bothHats, proposals, pairs, sessions, goals, scores);
    }
}
