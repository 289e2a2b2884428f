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

/** M28. Somebody enrolled without being eligible is in neither number. */
@Singleton
class ParticipationRate implements Metric {

    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "M28",
            1,
            "Participation rate",
            Measure.SHARE,
            "|N and E| / |E|: N = people who ever applied, E = people for whom the cohort was open",
            "eligible people who applied",
            "eligible people",
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
        var eligible =
                Journey.of(facts, group).stream().filter(Journey::eligible).toList();
        long enrolled = eligible.stream().filter(Journey::enrolled).count();
        return List.of(Measure.share("participation", enrolled, eligible.size()));
    }
}
