package io.bothways.analytics.participation;

import io.bothways.analytics.metric.Facts;
import io.bothways.analytics.metric.Group;
import io.bothways.analytics.metric.IntervalKind;
import io.bothways.analytics.metric.Measure;
import io.bothways.analytics.metric.Metric;
import io.bothways.analytics.metric.MetricDefinition;
import io.bothways.analytics.suppression.Additivity;
import io.bothways.analytics.suppression.SuppressionRule;
import jakarta.inject.Singleton;
import java.util.List;

/** M29. By the profile published now: what it said at enrolment is not told. */
@Singleton
class BothHatsShare implements Metric {

    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "M29",
            1,
            "Both-hats share",
            Measure.SHARE,
            "enrolled people whose published profile has >= 1 offer and >= 1 want / enrolled people",
            "enrolled people with an offer and a want",
            "enrolled people",
            IntervalKind.WILSON,
            SuppressionRule.PROCESS,
            Additivity.NONE,
            true,
            MetricDefinition.ALL_BREAKDOWNS);

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public List<Measure> read(Facts facts, Group group) {
        var enrolled =
                Journey.of(facts, group).stream().filter(Journey::enrolled).toList();
        long both = enrolled.stream()
                .filter(journey -> facts.bothHats().contains(journey.person()))
                .count();
        return List.of(Measure.share("both-hats", both, enrolled.size()));
    }
}
