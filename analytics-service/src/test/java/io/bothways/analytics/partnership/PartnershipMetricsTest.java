package io.bothways.analytics.partnership;

import static io.bothways.analytics.metric.Group.EVERYONE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bothways.analytics.Sample;
import io.bothways.analytics.goal.GoalState;
import io.bothways.analytics.metric.Measure;
import io.bothways.analytics.metric.Metric;
import io.bothways.analytics.pair.PairEnding;
import io.bothways.analytics.session.SessionState;
import org.junit.jupiter.api.Test;

class PartnershipMetricsTest {

    private final Sample sample = new Sample(200);

    @Test
    void reciprocityIsZeroOneWayAndOneWhenEven() {
        var even = sample.paired(0, 1, 10);
        var oneWay = sample.paired(2, 3, 10);
        sample.session(even, 20, SessionState.HELD, sample.taught(0, 1, 30), sample.taught(1, 0, 30));
        sample.session(oneWay, 20, SessionState.HELD, sample.taught(2, 3, 60));

        assertThat(read(new ReciprocityIndex(), "whole-life").value()).isEqualTo(.5);
        assertThat(read(new ReciprocityIndex(), "one-way-pairs").value()).isEqualTo(.5);
    }

    @Test
    void reciprocityOfAStretchDoesNotBorrowFromTheNext() {
        var pair = sample.paired(0, 1, 0);
        sample.session(pair, 10, SessionState.HELD, sample.taught(0, 1, 60));
        sample.session(pair, 100, SessionState.HELD, sample.taught(1, 0, 60));

        assertThat(read(new ReciprocityIndex(), "whole-life").value()).isEqualTo(1.0);
        assertThat(read(new ReciprocityIndex(), "per-90-days").value()).isEqualTo(0.0);
    }

    @Test
    void reciprocityIsNullWithoutFlowAndIgnoresWhatOnlyOneSaid() {
        var pair = sample.paired(0, 1, 10);
        sample.session(pair, 20, SessionState.HELD_ONE_SIDED, sample.unconfirmed(0, 1, 60));

        assertThat(read(new ReciprocityIndex(), "whole-life").value()).isNull();
        assertThat(read(new CohortReciprocity(), "r").value()).isNull();
        assertThat(read(new CohortReciprocity(), "rho").value()).isNull();
    }

    @Test
    void cohortReciprocityWeighsPairsByTheirMinutes() {
        var even = sample.paired(0, 1, 10);
        var oneWay = sample.paired(2, 3, 10);
        sample.session(even, 20, SessionState.HELD, sample.taught(0, 1, 30), sample.taught(1, 0, 30));
        sample.session(oneWay, 20, SessionState.HELD, sample.taught(2, 3, 180));

        assertThat(read(new CohortReciprocity(), "r").value()).isCloseTo(60 / 240.0, within(1e-12));
    }

    @Test
    void evenTeachingLiesAboveChanceAndOneWayTeachingBelow() {
        var pair = sample.paired(0, 1, 10);
        for (int i = 0; i < 10; i++) {
            sample.session(pair, 20 + i, SessionState.HELD, sample.taught(0, 1, 30), sample.taught(1, 0, 30));
        }
        assertThat(read(new CohortReciprocity(), "rho").value()).isEqualTo(1.0);

        var lopsided = new Sample(200);
        var one = lopsided.paired(0, 1, 10);
        for (int i = 0; i < 10; i++) {
            lopsided.session(one, 20 + i, SessionState.HELD, lopsided.taught(0, 1, 30));
        }
        var rho = new CohortReciprocity().read(lopsided.facts(), EVERYONE).getLast();
        assertThat(rho.value()).isNegative();
    }

    @Test
    void attendanceLeavesOutOpenAndTimelyCancelledSessions() {
        var pair = sample.paired(0, 1, 10);
        sample.session(pair, 20, SessionState.HELD)
                .session(pair, 21, SessionState.HELD)
                .session(pair, 22, SessionState.HELD_ONE_SIDED)
                .session(pair, 23, SessionState.MISSED)
                .session(pair, 24, SessionState.NO_SHOW)
                .session(pair, 25, SessionState.NOT_HELD)
                .session(pair, 26, SessionState.CANCELLED_LATE)
                .session(pair, 27, SessionState.CANCELLED_IN_TIME)
                .session(pair, 28, SessionState.SCHEDULED)
                .session(pair, 300, SessionState.SCHEDULED);

        assertThat(read(new SessionCompletion(), "attendance").value()).isCloseTo(3 / 7.0, within(1e-12));
        assertThat(read(new SessionCompletion(), "double-attested").value()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(read(new SessionCompletion(), "open-attestations").count().numerator())
                .isEqualTo(1);
        assertThat(read(new SessionCompletion(), "cadence").value()).isCloseTo(3 / (190 / 30.0), within(1e-12));
    }

    @Test
    void halfReachedGoalsCountHalf() {
        var pair = sample.paired(0, 1, 10);
        sample.goal(pair, 0, 1, GoalState.ACHIEVED)
                .goal(pair, 0, 1, GoalState.PARTLY_ACHIEVED)
                .goal(pair, 1, 0, GoalState.DROPPED)
                .goal(pair, 1, 0, GoalState.AGREED)
                .goal(pair, 1, 0, GoalState.CARRIED_OVER);

        assertThat(read(new GoalAttainment(), "attained").value()).isEqualTo(.5);
        assertThat(read(new GoalAttainment(), "carried-over").value()).isEqualTo(.2);
    }

    @Test
    void twoWayMeansAFulfilledDirectionEachWay() {
        sample.paired(0, 1, 10, PairEnding.COMPLETED, 190, 2);
        sample.paired(2, 3, 10, PairEnding.COMPLETED, 190, 1);
        sample.paired(4, 5, 10, PairEnding.ENDED_EARLY, 100, 2);

        assertThat(read(new TwoWayShare(), "two-way").value()).isEqualTo(.5);
    }

    @Test
    void startsAreJudgedOnlyAfterThirtyDays() {
        var started = sample.paired(0, 1, 10);
        var late = sample.paired(2, 3, 10);
        var young = sample.paired(4, 5, 190);
        sample.paired(6, 7, 10, PairEnding.NEVER_STARTED, 40, 0);
        sample.session(started, 20, SessionState.HELD);
        sample.session(late, 60, SessionState.HELD);
        sample.session(young, 195, SessionState.HELD);

        assertThat(read(new StartAndEarlyEnd(), "started").value()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(read(new StartAndEarlyEnd(), "never-started").value()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(read(new StartAndEarlyEnd(), "ended-early").count().denominator())
                .isEqualTo(3);
    }

    @Test
    void activePairsMetLately() {
        var active = sample.paired(0, 1, 10);
        var silent = sample.paired(2, 3, 10);
        sample.paired(4, 5, 10, PairEnding.COMPLETED, 190, 0);
        sample.session(active, 190, SessionState.HELD);
        sample.session(silent, 100, SessionState.HELD);

        assertThat(read(new ActivePairs(), "active").value()).isEqualTo(.5);
    }

    @Test
    void satisfactionTakesTheLatestAnswerOfBoth() {
        var happy = sample.paired(0, 1, 10);
        var mixed = sample.paired(2, 3, 10);
        var silent = sample.paired(4, 5, 10);
        sample.satisfied(happy, 0, 1, 20).satisfied(happy, 0, 5, 30).satisfied(happy, 1, 4, 30);
        sample.satisfied(mixed, 2, 5, 30).satisfied(mixed, 3, 2, 30);
        sample.satisfied(silent, 4, 3, 30);

        assertThat(read(new MutualSatisfaction(), "both-satisfied").value()).isEqualTo(.5);
        assertThat(read(new SatisfactionScores(), "mean-gap").value()).isEqualTo(2.0);
        assertThat(read(new SatisfactionScores(), "mean").value()).isCloseTo(19 / 5.0, within(1e-12));
        assertThat(read(new SatisfactionScores(), "answered").value()).isCloseTo(5 / 6.0, within(1e-12));
    }

    @Test
    void anIntervalIsTheSameTwiceAndHoldsTheValue() {
        for (int i = 0; i < 40; i += 2) {
            var pair = sample.paired(i, i + 1, 10);
            sample.session(pair, 20, SessionState.HELD, sample.taught(i, i + 1, 30), sample.taught(i + 1, i, i % 40));
        }
        var first = read(new ReciprocityIndex(), "whole-life");

        assertThat(read(new ReciprocityIndex(), "whole-life")).isEqualTo(first);
        var interval = requireNonNull(first.interval());
        assertThat(interval.contains(requireNonNull(first.value()))).isTrue();
        assertThat(interval.width()).isBetween(.05, .6);
    }

    private Measure read(Metric metric, String measure) {
        return metric.read(sample.facts(), EVERYONE).stream()
                .filter(read -> read.name().equals(measure))
                .findFirst()
                .orElseThrow();
    }
}
