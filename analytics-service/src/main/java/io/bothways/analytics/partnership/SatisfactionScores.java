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
import java.util.ArrayList;
import java.util.List;

/** M18. What partners answered, how far the two of a pair lie apart, and how many answered at all. */
@Singleton
class SatisfactionScores implements Metric {

    private static final String POINTS = "points of 5";

    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "M18",
            1,
            "Satisfaction scores",
            POINTS,
            "mean = mean of each partner's latest answer in a check-in or released feedback; mean-gap = mean of |one's score -"
                    + " the other's score| over pairs with both; answered = people who answered / people in pairs",
            "sum of scores; sum of gaps; people who answered",
            "people who answered; pairs with both answers; people in pairs",
            IntervalKind.BOOTSTRAP_BY_PAIR,
            SuppressionRule.ACTIVITY,
            Additivity.NONE,
            true,
            List.of());

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public List<Measure> read(Facts facts, Group group) {
        var answers = Answers.of(facts);
        List<double[]> scores = new ArrayList<>();
        List<double[]> gaps = new ArrayList<>();
        List<double[]> answered = new ArrayList<>();
        long people = 0;
        for (var pair : facts.pairs()) {
            var given = answers.of(pair);
            people += given.size();
            answered.add(new double[] {given.size(), 2});
            scores.add(new double[] {given.stream().mapToInt(score -> score).sum(), given.size()});
            if (given.size() == 2) {
                gaps.add(new double[] {Math.abs(given.getFirst() - given.getLast()), 1});
            }
        }
        return List.of(
                PairMeans.mean("mean", POINTS, scores, people),
                // a gap is of a pair: as many pairs, not people, must stand behind it
                PairMeans.mean("mean-gap", POINTS, gaps, gaps.size()),
                PairMeans.mean("answered", Measure.SHARE, answered, 2L * answered.size()));
    }
}
