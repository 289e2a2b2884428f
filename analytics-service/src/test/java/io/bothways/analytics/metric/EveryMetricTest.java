package io.bothways.analytics.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.analytics.Sample;
import io.bothways.analytics.goal.GoalState;
import io.bothways.analytics.metric.MetricResult.CellView;
import io.bothways.analytics.pair.PairEnding;
import io.bothways.analytics.people.ExitReason;
import io.bothways.analytics.proposal.Outcome;
import io.bothways.analytics.session.SessionState;
import io.bothways.analytics.suppression.CellStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** What holds for each metric of the catalogue, also for one that is added tomorrow. */
@QuarkusTest
class EveryMetricTest {

    private static final int K = 5;

    @Inject
    Catalogue catalogue;

    @Test
    void isNullAndNotZeroOnNothing() {
        var nothing = new Sample(100).facts();

        assertThat(catalogue.all()).hasSizeGreaterThanOrEqualTo(18).allSatisfy(metric -> assertThat(
                        Publishing.publish(metric, nothing, null, K))
                .as(metric.definition().id())
                .isNotEmpty()
                .allSatisfy(measure -> {
                    assertThat(measure.total().status()).isEqualTo(CellStatus.INSUFFICIENT);
                    saysNothing(measure.total());
                }));
    }

    @Test
    void showsNothingOfAPersonAndAPartner() {
        var sample =
                new Sample(400).employed(0, "Lab", 300, ExitReason.VOLUNTARY).employed(1, "Sales");
        sample.eligible(0, 1).ready(0, 20).ready(1, 20).bothHats(0).proposed(0, 1, Outcome.ACCEPTED);
        var pair = sample.paired(0, 1, 25, PairEnding.COMPLETED, 200, 2);
        sample.session(pair, 40, SessionState.HELD, sample.taught(0, 1, 30), sample.taught(1, 0, 20));
        sample.goal(pair, 0, 1, GoalState.ACHIEVED).satisfied(pair, 0, 5, 50).satisfied(pair, 1, 4, 50);

        assertThat(catalogue.all()).allSatisfy(metric -> {
            for (var by : metric.definition().breakdowns().isEmpty()
                    ? new Breakdown[] {null}
                    : new Breakdown[] {null, Breakdown.UNIT, Breakdown.GRADE, Breakdown.SITE}) {
                assertThat(Publishing.publish(metric, sample.facts(), by, K))
                        .as(metric.definition().id())
                        .allSatisfy(measure -> {
                            saysNothing(measure.total());
                            if (measure.cells() != null) {
                                assertThat(measure.cells()).allSatisfy(EveryMetricTest::saysNothing);
                            }
                        });
            }
        });
    }

    @Test
    void hasAnIdOfItsOwnAndAFormula() {
        var definitions = catalogue.all().stream().map(Metric::definition).toList();

        assertThat(definitions)
                .extracting(MetricDefinition::id)
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(definitions).allSatisfy(definition -> {
            assertThat(definition.id()).matches("M\\d\\d");
            assertThat(definition.version()).isPositive();
            assertThat(definition.formula()).isNotBlank();
            assertThat(definition.numerator()).isNotBlank();
            assertThat(definition.denominator()).isNotBlank();
        });
    }

    private static void saysNothing(CellView cell) {
        assertThat(cell.status()).isNotEqualTo(CellStatus.SHOWN);
        assertThat(cell.numerator()).isNull();
        assertThat(cell.denominator()).isNull();
        assertThat(cell.value()).isNull();
        assertThat(cell.interval()).isNull();
    }
}
