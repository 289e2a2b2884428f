package io.bothways.analytics.workforce;

import io.bothways.analytics.metric.Facts;
import io.bothways.analytics.metric.Group;
import io.bothways.analytics.metric.IntervalKind;
import io.bothways.analytics.metric.Measure;
import io.bothways.analytics.metric.Metric;
import io.bothways.analytics.metric.MetricDefinition;
import io.bothways.analytics.people.ExitReason;
import io.bothways.analytics.suppression.Additivity;
import io.bothways.analytics.suppression.SuppressionRule;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** M02. Of the last year, or as much of it as was observed; reasons that the HRIS did not give are shown as unknown. */
@Singleton
class TurnoverRate implements Metric {

    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "M02",
            1,
            "Turnover rate",
            "per person-year",
            "separations / average headcount x 365.25 / days = separations / person-years at risk in the window; total,"
                    + " voluntary, involuntary, retirement, other, unknown; window: the 365 days before as-of, not before"
                    + " anybody was observed",
            "separations in the window",
            "person-years employed and observed in the window",
            IntervalKind.EXACT_POISSON,
            SuppressionRule.RATE,
            Additivity.FIRST_IS_THE_SUM,
            false,
            MetricDefinition.ALL_BREAKDOWNS);

    private static final Duration YEAR = Duration.ofDays(365);

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public Instant windowFrom(Facts facts) {
        var year = facts.asOf().minus(YEAR);
        return year.isAfter(facts.observedFrom()) ? year : facts.observedFrom();
    }

    @Override
    public List<Measure> read(Facts facts, Group group) {
        var risk = AtRisk.in(facts, group, windowFrom(facts), facts.asOf());
        List<Measure> measures = new ArrayList<>();
        measures.add(rate("total", risk.exits(), risk));
        for (var reason : ExitReason.values()) {
            measures.add(rate(reason.code(), risk.exits(reason), risk));
        }
        return measures;
    }

    private static Measure rate(String name, long exits, AtRisk risk) {
        return Measure.rate(name, "per person-year", exits, risk.personYears(), risk.people(), 1);
    }
}
