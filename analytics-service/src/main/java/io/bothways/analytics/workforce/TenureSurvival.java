package io.bothways.analytics.workforce;

import io.bothways.analytics.metric.Facts;
import io.bothways.analytics.metric.Group;
import io.bothways.analytics.metric.IntervalKind;
import io.bothways.analytics.metric.Measure;
import io.bothways.analytics.metric.Metric;
import io.bothways.analytics.metric.MetricDefinition;
import io.bothways.analytics.people.EmploymentSpell;
import io.bothways.analytics.statistics.Interval;
import io.bothways.analytics.statistics.survival.IntervalType;
import io.bothways.analytics.statistics.survival.KaplanMeier;
import io.bothways.analytics.statistics.survival.Observations;
import io.bothways.analytics.statistics.survival.SurvivalCurve;
import io.bothways.analytics.suppression.Additivity;
import io.bothways.analytics.suppression.CellCount;
import io.bothways.analytics.suppression.SuppressionRule;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** M06. Delayed entry: somebody observed from the tenth year of tenure on says nothing about the first nine. */
@Singleton
class TenureSurvival implements Metric {

    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "M06",
            1,
            "Tenure survival",
            Measure.SHARE,
            "Kaplan-Meier of tenure in an employment with delayed entry at the tenure on which it came under observation, read"
                    + " at 1, 2, 3, 5, 10, 20 years where at least 5 are at risk; median in years; cut by the group at entry",
            "employments seen ending",
            "employments under observation",
            IntervalKind.LOG_LOG,
            SuppressionRule.OUTCOME,
            Additivity.NONE,
            false,
            MetricDefinition.ALL_BREAKDOWNS);

    private static final int[] YEARS = {1, 2, 3, 5, 10, 20};
    private static final double DAYS_PER_YEAR = 365.25;

    /** Below this many at risk a step of the curve is one person. */
    private static final int LEAST_AT_RISK = 5;

    private record Tenure(double entry, double exit, int ended) {}

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public Instant windowFrom(Facts facts) {
        return facts.observedFrom();
    }

    @Override
    public List<Measure> read(Facts facts, Group group) {
        List<Tenure> tenures = new ArrayList<>();
        for (var person : facts.people().values()) {
            for (var spell : person.spells()) {
                if (group.contains(person.spanAt(spell.observedFrom()).orElse(null))) {
                    add(tenures, spell, facts.asOf());
                }
            }
        }
        var curve = KaplanMeier.of(Observations.between(
                tenures.stream().mapToDouble(Tenure::entry).toArray(),
                tenures.stream().mapToDouble(Tenure::exit).toArray(),
                tenures.stream().mapToInt(Tenure::ended).toArray()));
        long ended = tenures.stream().mapToInt(Tenure::ended).sum();
        var count = new CellCount(ended, tenures.size(), tenures.size());
        List<Measure> measures = new ArrayList<>();
        measures.add(median(curve, count));
        for (int years : YEARS) {
            var name = "after-" + years + (years == 1 ? "-year" : "-years");
            var point = curve.at(years * DAYS_PER_YEAR, IntervalType.LOG_LOG, IntervalKind.LEVEL);
            measures.add(
                    point == null || point.atRisk() < LEAST_AT_RISK
                            ? Measure.of(name, Measure.SHARE, count, null, null)
                            : Measure.of(name, Measure.SHARE, count, point.survival(), point.interval()));
        }
        return measures;
    }

    private static void add(List<Tenure> tenures, EmploymentSpell spell, Instant asOf) {
        var ended = spell.endedBy(asOf);
        var end = ended == null ? asOf : ended;
        if (end.isAfter(spell.observedFrom())) {
            tenures.add(new Tenure(
                    days(spell.startedAt(), spell.observedFrom()),
                    days(spell.startedAt(), end),
                    ended == null ? 0 : 1));
        }
    }

    private static double days(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 86_400_000.0;
    }

    private static Measure median(SurvivalCurve curve, CellCount count) {
        var median = curve.quantile(.5, IntervalType.LOG_LOG, IntervalKind.LEVEL);
        Interval interval = median.estimate() == null || median.lower() == null
                ? null
                : new Interval(
                        median.lower() / DAYS_PER_YEAR,
                        median.upper() == null ? Double.POSITIVE_INFINITY : median.upper() / DAYS_PER_YEAR);
        return Measure.of(
                "median",
                "years",
                count,
                median.estimate() == null ? null : median.estimate() / DAYS_PER_YEAR,
                interval);
    }
}
