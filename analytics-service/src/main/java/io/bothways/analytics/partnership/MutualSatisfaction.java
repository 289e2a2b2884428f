package io.bothways.analytics.partnership;

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

/** M36. Pairs in which both are satisfied; the scores themselves and their gap are M18. */
@Singleton
class MutualSatisfaction implements Metric {

    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "M36",
            1,
            "Mutual satisfaction",
            Measure.SHARE,
            "pairs in which both gave >= 4 of 5 / pairs with both answers, by each partner's latest answer in a check-in or"
                    + " released feedback",
            "pairs in which both are satisfied",
            "pairs with both answers",
            IntervalKind.WILSON,
            SuppressionRule.OUTCOME,
            Additivity.NONE,
            true,
            List.of());

    private static final int SATISFIED = 4;

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public List<Measure> read(Facts facts, Group group) {
        var answers = Answers.of(facts);
        long both = 0;
        long satisfied = 0;
        for (var pair : facts.pairs()) {
            var scores = answers.of(pair);
            if (scores.size() == 2) {
                both++;
                satisfied += scores.stream().allMatch(score -> score >= SATISFIED) ? 1 : 0;
            }
        }
        return List.of(Measure.share("both-satisfied", satisfied, both));
    }
}
