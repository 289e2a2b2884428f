package io.bothways.analytics.participation;

import io.bothways.analytics.metric.Facts;
import io.bothways.analytics.metric.Group;
import io.bothways.analytics.metric.IntervalKind;
import io.bothways.analytics.metric.Measure;
import io.bothways.analytics.metric.Metric;
import io.bothways.analytics.metric.MetricDefinition;
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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * M11. Never the mean of those who were matched: whoever is still waiting counts with the time waited so far. The clock
 * of somebody who withdrew, left or is paused stops there.
 */
@Singleton
class TimeToMatch implements Metric {

    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "M11",
            1,
            "Time to match",
            "days",
            "Kaplan-Meier of (partnership formed - ready): median, 90th percentile and share matched within 7, 14, 30, 60,"
                    + " 90 days; unmatched people are censored at as-of, withdrawn, left and paused ones when they stopped"
                    + " waiting (cause-specific; how many stopped is shown)",
            "ready people who were partnered",
            "people ever ready",
            IntervalKind.LOG_LOG,
            SuppressionRule.PROCESS,
            Additivity.NONE,
            true,
            MetricDefinition.ALL_BREAKDOWNS);

    private static final int[] DAYS = {7, 14, 30, 60, 90};

    /** Time waited in days, and whether it ended with a pair. */
    private record Wait(double days, boolean matched, boolean stopped) {}

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public List<Measure> read(Facts facts, Group group) {
        var waits = Journey.of(facts, group).stream()
                .flatMap(journey -> wait(journey, facts).stream())
                .toList();
        var curve = KaplanMeier.of(Observations.rightCensored(
                waits.stream().mapToDouble(Wait::days).toArray(),
                waits.stream().mapToInt(wait -> wait.matched() ? 1 : 0).toArray()));
        long matched = waits.stream().filter(Wait::matched).count();
        long stopped = waits.stream().filter(Wait::stopped).count();
        var count = new CellCount(matched, waits.size(), waits.size());

        List<Measure> measures = new ArrayList<>();
        measures.add(quantile("median", .5, curve, count));
        measures.add(quantile("p90", .9, curve, count));
        for (int days : DAYS) {
            measures.add(within(days, curve, count));
        }
        measures.add(Measure.share("stopped-waiting", stopped, waits.size()));
        return measures;
    }

    private static Optional<Wait> wait(Journey journey, Facts facts) {
        var ready = journey.readyAt();
        if (ready == null || ready.isAfter(facts.asOf())) {
            return Optional.empty();
        }
        var formed = journey.partneredAt();
        if (formed != null && !formed.isAfter(facts.asOf())) {
            return Optional.of(new Wait(days(ready, formed), true, false));
        }
        var stop = stops(journey, facts, ready).min(Comparator.naturalOrder());
        return Optional.of(new Wait(days(ready, stop.orElse(facts.asOf())), false, stop.isPresent()));
    }

    private static Stream<Instant> stops(Journey journey, Facts facts, Instant ready) {
        var enrolment = journey.enrolment();
        var left = facts.leftAfter(journey.person(), ready).stream();
        return enrolment == null
                ? left
                : Stream.concat(
                        left,
                        Stream.of(Optional.ofNullable(enrolment.endedAt()), Optional.ofNullable(enrolment.pausedAt()))
                                .flatMap(Optional::stream)
                                .filter(stop -> !stop.isAfter(facts.asOf())));
    }

    private static double days(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toSeconds() / 86_400.0);
    }

    private static Measure quantile(String name, double probability, SurvivalCurve curve, CellCount count) {
        var quantile = curve.quantile(probability, IntervalType.LOG_LOG, IntervalKind.LEVEL);
        Interval interval = quantile.estimate() == null || quantile.lower() == null
                ? null
                : new Interval(
                        quantile.lower(), quantile.upper() == null ? Double.POSITIVE_INFINITY : quantile.upper());
        return Measure.of(name, "days", count, quantile.estimate(), interval);
    }

    private static Measure within(int days, SurvivalCurve curve, CellCount count) {
        var name = "matched-within-" + days + "-days";
        var point = curve.at(days, IntervalType.LOG_LOG, IntervalKind.LEVEL);
        if (point == null) {
            return Measure.of(name, Measure.SHARE, count, null, null);
        }
        var band = point.interval();
        return Measure.of(
                name,
                Measure.SHARE,
                count,
                1 - point.survival(),
                band == null ? null : new Interval(1 - band.upper(), 1 - band.lower()));
    }
}
