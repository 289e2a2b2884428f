package io.bothways.analytics.workforce;

import static io.bothways.analytics.metric.Group.EVERYONE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bothways.analytics.Sample;
import io.bothways.analytics.metric.Breakdown;
import io.bothways.analytics.metric.Facts;
import io.bothways.analytics.metric.Measure;
import io.bothways.analytics.metric.Metric;
import io.bothways.analytics.people.EmploymentSpell;
import io.bothways.analytics.people.ExitReason;
import io.bothways.analytics.people.Person;
import io.bothways.analytics.people.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WorkforceMetricsTest {

    private static final double DAYS_PER_YEAR = 365.25;

    @Test
    void turnoverIsLeaversOverPersonYears() {
        var sample = new Sample(200).employed(0, "Lab").employed(1, "Lab", 100, ExitReason.VOLUNTARY);

        var total = read(new TurnoverRate(), "total", sample.facts());

        assertThat(total.value()).isCloseTo(1 / (300 / DAYS_PER_YEAR), within(1e-9));
        assertThat(requireNonNull(total.interval()).contains(requireNonNull(total.value())))
                .isTrue();
        assertThat(read(new TurnoverRate(), "voluntary", sample.facts()).value())
                .isEqualTo(total.value());
        assertThat(read(new TurnoverRate(), "unknown", sample.facts()).value()).isEqualTo(0.0);
    }

    @Test
    void turnoverLooksBackAYearAtMost() {
        var sample = new Sample(800).employed(0, "Lab").employed(1, "Lab", 100, ExitReason.VOLUNTARY);

        assertThat(read(new TurnoverRate(), "total", sample.facts()).count().numerator())
                .isZero();
    }

    @Test
    void turnoverOfUnitsAddsUpAndFollowsWhoMoved() {
        var sample = new Sample(200)
                .employed(0, "Lab", 50, ExitReason.VOLUNTARY)
                .employed(1, "Sales", 60, ExitReason.INVOLUNTARY)
                .moved(2, "Lab", "Sales", 80);
        var facts = sample.facts();
        var metric = new TurnoverRate();

        var units = facts.groups(Breakdown.UNIT).stream()
                .map(group -> metric.read(facts, group).getFirst().count())
                .toList();
        var whole = metric.read(facts, EVERYONE).getFirst().count();

        assertThat(units.stream().mapToDouble(count -> count.denominator()).sum())
                .isCloseTo(whole.denominator(), within(1e-12));
        assertThat(units.stream().mapToDouble(count -> count.numerator()).sum()).isEqualTo(2);
        assertThat(units.getFirst().denominator()).isCloseTo(130 / DAYS_PER_YEAR, within(1e-12));
    }

    @Test
    void leavingRateCountsTimeByWhatSomebodyWasThen() {
        var sample = new Sample(200).employed(0, "Lab").employed(1, "Lab", 150, ExitReason.VOLUNTARY);
        sample.paired(0, 1, 100);

        var before = read(new LeavingRate(), "before-joining", sample.facts());
        var since = read(new LeavingRate(), "since-joining", sample.facts());

        assertThat(before.count().denominator()).isCloseTo(200 / DAYS_PER_YEAR, within(1e-9));
        assertThat(before.value()).isEqualTo(0.0);
        assertThat(since.count().denominator()).isCloseTo(150 / DAYS_PER_YEAR, within(1e-9));
        assertThat(since.value()).isCloseTo(100 / (150 / DAYS_PER_YEAR), within(1e-9));
    }

    @Test
    void retentionHasNoValueBeforeItsDay() {
        var sample = new Sample(120);
        for (int i = 0; i < 10; i++) {
            sample.employed(i, "Lab", i < 4 ? 60 : null, i < 4 ? ExitReason.VOLUNTARY : null);
        }

        assertThat(read(new CohortRetention(), "after-90-days", sample.facts()).value())
                .isEqualTo(.6);
        assertThat(read(new CohortRetention(), "after-180-days", sample.facts()).value())
                .isNull();
    }

    @Test
    void tenureSurvivalEntersLate() {
        Map<UUID, Person> people = new HashMap<>();
        for (int i = 0; i < 20; i++) {
            // hired i years before day 0, observed from day 0 for two years; every fourth leaves after one
            var hired = Sample.day(-DAYS_PER_YEAR * i);
            var left = i % 4 == 0 ? Sample.day(366) : null;
            people.put(
                    Sample.person(i),
                    new Person(
                            Sample.person(i),
                            List.of(new EmploymentSpell(
                                    1, hired, Sample.DAY_0, left, left == null ? null : ExitReason.OTHER)),
                            List.of(new Span(hired, left, List.of("Lab"), 1, "Lyon"))));
        }
        var facts = new Facts(
                Sample.day(730),
                people,
                List.of(),
                List.of(),
                Set.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());

        var median = read(new TenureSurvival(), "median", facts);

        assertThat(median.count().numerator()).isEqualTo(5);
        // never more than three people are at risk at once: nothing may be read off
        assertThat(read(new TenureSurvival(), "after-5-years", facts).value()).isNull();
    }

    private static Measure read(Metric metric, String measure, Facts facts) {
        return metric.read(facts, EVERYONE).stream()
                .filter(read -> read.name().equals(measure))
                .findFirst()
                .orElseThrow();
    }
}
