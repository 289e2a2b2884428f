package io.bothways.analytics.participation;

import static io.bothways.analytics.metric.Group.EVERYONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import io.bothways.analytics.Sample;
import io.bothways.analytics.enrolment.Ending;
import io.bothways.analytics.metric.Breakdown;
import io.bothways.analytics.metric.Measure;
import io.bothways.analytics.metric.Metric;
import io.bothways.analytics.people.ExitReason;
import io.bothways.analytics.proposal.Outcome;
import io.bothways.analytics.session.SessionState;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParticipationMetricsTest {

    private final Sample sample = new Sample(100);

    @Test
    void theFunnelCountsWhoReachedAStepOrALaterOne() {
        everybody(10);
        sample.eligible(IntStream.range(0, 10).toArray());
        sample.invited(0).applied(1).ready(2, 20).ready(3, 20).ready(4, 20);
        sample.proposed(3, 4, Outcome.ACCEPTED);
        var pair = sample.paired(3, 4, 25);
        sample.session(pair, 30, SessionState.HELD_ONE_SIDED);

        var measures = new ProgrammeFunnel().read(sample.facts(), EVERYONE);

        assertThat(measures.subList(0, 8))
                .extracting(Measure::name, measure -> measure.count().numerator())
                .containsExactly(
                        tuple("eligible", 10.0),
                        tuple("invited", 5.0),
                        tuple("applied", 4.0),
                        tuple("ready", 3.0),
                        tuple("proposed", 2.0),
                        tuple("partnered", 2.0),
                        tuple("met", 2.0),
                        tuple("completed", 0.0));
        assertThat(named(measures, "ready-of-previous").value()).isEqualTo(.75);
    }

    @Test
    void participationLeavesOutWhoWasNotEligible() {
        everybody(6);
        sample.eligible(0, 1, 2, 3).applied(0).applied(1).applied(5);

        var rate = only(new ParticipationRate());

        assertThat(rate.value()).isEqualTo(.5);
        assertThat(rate.count().denominator()).isEqualTo(4);
    }

    @Test
    void bothHatsIsOfTheEnrolled() {
        everybody(3);
        sample.eligible(0, 1, 2).applied(0).applied(1).invited(2).bothHats(0).bothHats(2);

        assertThat(only(new BothHatsShare()).value()).isEqualTo(.5);
    }

    @Test
    void matchedAndReasonsAddUpToTheReady() {
        everybody(12);
        sample.ready(0, 20)
                .ready(1, 20)
                .ready(2, 20)
                .ready(3, 20)
                .ready(4, 20)
                .ready(5, 20)
                .ready(6, 20);
        sample.ready(7, 20, Ending.WITHDRAWN, 30)
                .ready(8, 20, Ending.ENDED_BY_HR, 40)
                .applied(9);
        sample.proposed(2, 3, Outcome.DECLINED);
        sample.proposed(4, 5, Outcome.EXPIRED);
        sample.paired(0, 1, 22);

        var measures = new MatchRate().read(sample.facts(), EVERYONE);

        assertThat(measures.stream()
                        .mapToDouble(measure -> measure.count().numerator())
                        .sum())
                .isEqualTo(9);
        assertThat(named(measures, "matched").value()).isCloseTo(2 / 9.0, within(1e-12));
        assertThat(named(measures, "unmatched-declined").count().numerator()).isEqualTo(2);
        assertThat(named(measures, "unmatched-expired").count().numerator()).isEqualTo(2);
        assertThat(named(measures, "unmatched-no-proposal").count().numerator()).isEqualTo(1);
        assertThat(named(measures, "unmatched-withdrawn").count().numerator()).isEqualTo(1);
        assertThat(named(measures, "unmatched-left").count().numerator()).isEqualTo(1);
    }

    @Test
    void theMedianTimeToMatchKeepsWhoIsStillWaiting() {
        everybody(8);
        for (int i = 0; i < 8; i++) {
            sample.ready(i, 20);
        }
        sample.paired(0, 1, 30);
        sample.paired(2, 3, 40);

        var measures = new TimeToMatch().read(sample.facts(), EVERYONE);

        // four of eight matched: the mean of the matched would be 15 days; S(20) = 1/2 up to the last observation
        assertThat(named(measures, "median").value()).isEqualTo(50.0);
        assertThat(named(measures, "matched-within-14-days").value()).isCloseTo(.25, within(1e-12));
        assertThat(named(measures, "p90").value()).isNull();
    }

    @Test
    void theClockOfALeaverStopsWithTheLeaving() {
        sample.employed(0, "Lab").employed(1, "Lab").employed(2, "Lab", 25, ExitReason.VOLUNTARY);
        sample.ready(0, 20).ready(1, 20).ready(2, 20);
        sample.paired(0, 1, 30);

        var measures = new TimeToMatch().read(sample.facts(), EVERYONE);

        assertThat(named(measures, "median").value()).isEqualTo(10.0);
        assertThat(named(measures, "stopped-waiting").count().numerator()).isEqualTo(1);
    }

    @Test
    void acceptanceLeavesOutWhatNobodyAnswered() {
        everybody(8);
        sample.proposed(0, 1, Outcome.ACCEPTED)
                .proposed(2, 3, Outcome.ACCEPTED)
                .proposed(4, 5, Outcome.DECLINED)
                .proposed(4, 6, Outcome.EXPIRED)
                .proposed(6, 7, Outcome.SUPERSEDED);

        var measures = new ProposalAcceptance().read(sample.facts(), EVERYONE);

        assertThat(named(measures, "accepted").value()).isEqualTo(.5);
        assertThat(named(measures, "expired").value()).isEqualTo(.25);
        assertThat(named(measures, "superseded").value()).isEqualTo(.2);
        assertThat(named(measures, "accepted").count().people()).isEqualTo(8);
    }

    @Test
    void groupsAddUpToTheWholeAlsoWhenSomebodyMoved() {
        everybody(4);
        sample.moved(4, "Lab", "Sales", 50).employed(5, "Sales").employed(6, "Sales");
        sample.eligible(0, 1, 2, 3, 4, 5, 6).applied(0).applied(4).applied(5);
        var facts = sample.facts();
        var metric = new ParticipationRate();

        var groups = facts.groups(Breakdown.UNIT).stream()
                .map(group -> metric.read(facts, group).getFirst().count())
                .toList();
        var whole = metric.read(facts, EVERYONE).getFirst().count();

        assertThat(groups.stream().mapToDouble(count -> count.numerator()).sum())
                .isEqualTo(whole.numerator());
        assertThat(groups.stream().mapToDouble(count -> count.denominator()).sum())
                .isEqualTo(whole.denominator());
        // as it was when the cohort opened: in the lab
        assertThat(groups.getFirst().denominator()).isEqualTo(5);
    }

    private void everybody(int number) {
        for (int i = 0; i < number; i++) {
            sample.employed(i, "Lab");
        }
    }

    private Measure only(Metric metric) {
        return metric.read(sample.facts(), EVERYONE).getFirst();
    }

    private static Measure named(List<Measure> measures, String name) {
        return measures.stream()
                .filter(measure -> measure.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
