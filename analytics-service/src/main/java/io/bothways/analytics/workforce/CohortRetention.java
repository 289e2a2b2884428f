package io.bothways.analytics.workforce;

import io.bothways.analytics.metric.Facts;
import io.bothways.analytics.metric.Group;
import io.bothways.analytics.metric.IntervalKind;
import io.bothways.analytics.metric.Measure;
import io.bothways.analytics.metric.Metric;
import io.bothways.analytics.metric.MetricDefinition;
import io.bothways.analytics.people.EmploymentSpell;
import io.bothways.analytics.suppression.Additivity;
import io.bothways.analytics.suppression.SuppressionRule;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** M04. Of those employed on day 0: people hired later are not in it, and nobody is dropped from the denominator. */
@Singleton
class CohortRetention implements Metric {

    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "M04",
            1,
            "Retention of those employed on day 0",
            Measure.SHARE,
            "still in the same employment h days after day 0 / employed and observed on day 0; h = 90, 180, 365, 730; day 0 ="
                    + " the first day (UTC) that began under observation, at most 730 days before as-of; no value before day h",
            "people still employed on day h",
            "people employed on day 0",
            IntervalKind.WILSON,
            SuppressionRule.OUTCOME,
            Additivity.NONE,
            false,
            MetricDefinition.ALL_BREAKDOWNS);

    private static final int[] HORIZONS = {90, 180, 365, 730};

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    /** Day 0. */
    @Override
    public Instant windowFrom(Facts facts) {
        var firstWholeDay = facts.observedFrom()
                .atOffset(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .plusDays(1)
                .toInstant();
        var longest = facts.asOf().minus(Duration.ofDays(HORIZONS[HORIZONS.length - 1]));
        return firstWholeDay.isAfter(longest) ? firstWholeDay : longest;
    }

    @Override
    public List<Measure> read(Facts facts, Group group) {
        var day0 = windowFrom(facts);
        var employed = facts.people().values().stream()
                .filter(person -> group.contains(person.spanAt(day0).orElse(null)))
                .flatMap(person -> person.spells().stream())
                .filter(spell -> spell.lastsAt(day0) && !spell.observedFrom().isAfter(day0))
                .toList();
        List<Measure> measures = new ArrayList<>();
        for (int days : HORIZONS) {
            var horizon = day0.plus(Duration.ofDays(days));
            var observed = horizon.isAfter(facts.asOf()) ? List.<EmploymentSpell>of() : employed;
            long stayed =
                    observed.stream().filter(spell -> spell.lastsAt(horizon)).count();
            measures.add(Measure.share("after-" + days + "-days", stayed, observed.size()));
        }
        return measures;
    }
}
