package io.bothways.analytics.workforce;

import io.bothways.analytics.metric.Facts;
import io.bothways.analytics.metric.Group;
import io.bothways.analytics.metric.IntervalKind;
import io.bothways.analytics.metric.Measure;
import io.bothways.analytics.metric.Metric;
import io.bothways.analytics.metric.MetricDefinition;
import io.bothways.analytics.people.Person;
import io.bothways.analytics.suppression.Additivity;
import io.bothways.analytics.suppression.SuppressionRule;
import io.bothways.analytics.workforce.AtRisk.Stretch;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** M03. By what somebody was at the time, never by what they ever became: time before joining counts as before. */
@Singleton
class LeavingRate implements Metric {

    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "M03",
            1,
            "Leaving rate by participation",
            "per 100 person-years",
            "100 x separations / person-years at risk; before-joining: until somebody's first pair was formed, or all the time;"
                    + " since-joining: from then on",
            "separations in the state",
            "person-years in the state",
            IntervalKind.EXACT_POISSON,
            SuppressionRule.RATE,
            Additivity.NONE,
            false,
            MetricDefinition.ALL_BREAKDOWNS);

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
        var joined = facts.joined();
        var from = windowFrom(facts);
        var before =
                AtRisk.in(facts, group, from, facts.asOf(), (person, start, end) -> until(person, joined, start, end));
        var since =
                AtRisk.in(facts, group, from, facts.asOf(), (person, start, end) -> from(person, joined, start, end));
        return List.of(rate("before-joining", before), rate("since-joining", since));
    }

    private static Stretch.Limits until(Person person, Map<UUID, Instant> joined, Instant start, Instant end) {
        var at = joined.get(person.id());
        return new Stretch.Limits(start, at == null || at.isAfter(end) ? end : at);
    }

    private static Stretch.Limits from(Person person, Map<UUID, Instant> joined, Instant start, Instant end) {
        var at = joined.get(person.id());
        return new Stretch.Limits(at == null ? end : at.isAfter(start) ? at : start, end);
    }

    private static Measure rate(String name, AtRisk risk) {
        return Measure.rate(name, "per 100 person-years", risk.exits(), risk.personYears(), risk.people(), 100);
    }
}
