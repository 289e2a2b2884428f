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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** M10. Each step counts those who reached it or a later one, so a step is never larger than the one before. */
@Singleton
class ProgrammeFunnel implements Metric {

    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "M10",
            1,
            "Programme funnel",
            Measure.SHARE,
            "for each of eligible, invited, applied, ready, proposed, partnered, met, completed: people who reached the"
                    + " step or a later one / eligible; and -of-previous: / people who reached the previous step",
            "people in the cohort who reached the step or a later one",
            "people for whom the cohort was open, or the previous step",
            IntervalKind.WILSON,
            SuppressionRule.PROCESS,
            Additivity.NESTED,
            true,
            MetricDefinition.ALL_BREAKDOWNS);

    private record Step(String name, Predicate<Journey> reached) {}

    /** From the last to the first, so that "or a later one" is a running "or". */
    private static final List<Step> STEPS = List.of(
            new Step("completed", Journey::completed),
            new Step("met", Journey::met),
            new Step("partnered", Journey::partnered),
            new Step("proposed", journey -> !journey.proposals().isEmpty()),
            new Step("ready", journey -> journey.readyAt() != null),
            new Step("applied", Journey::enrolled),
            new Step("invited", Journey::invited),
            new Step("eligible", _ -> true));

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public List<Measure> read(Facts facts, Group group) {
        var journeys = Journey.of(facts, group);
        List<Long> counts = new ArrayList<>();
        Predicate<Journey> reached = _ -> false;
        for (var step : STEPS) {
            reached = reached.or(step.reached());
            counts.addFirst(journeys.stream().filter(reached).count());
        }
        long eligible = counts.getFirst();
        List<Measure> measures = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            measures.add(Measure.share(STEPS.reversed().get(i).name(), counts.get(i), eligible));
        }
        for (int i = 1; i < counts.size(); i++) {
            var step = STEPS.reversed().get(i).name();
            measures.add(Measure.share(step + "-of-previous", counts.get(i), counts.get(i - 1))
                    .derivedFrom(step, STEPS.reversed().get(i - 1).name()));
        }
        return measures;
    }
}
