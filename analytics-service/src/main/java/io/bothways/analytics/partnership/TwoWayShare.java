package io.bothways.analytics.partnership;

import io.bothways.analytics.metric.Facts;
import io.bothways.analytics.metric.Group;
import io.bothways.analytics.metric.IntervalKind;
import io.bothways.analytics.metric.Measure;
import io.bothways.analytics.metric.Metric;
import io.bothways.analytics.metric.MetricDefinition;
import io.bothways.analytics.pair.Direction;
import io.bothways.analytics.pair.Pair;
import io.bothways.analytics.pair.PairEnding;
import io.bothways.analytics.suppression.Additivity;
import io.bothways.analytics.suppression.SuppressionRule;
import jakarta.inject.Singleton;
import java.util.List;

/** M16. Completed pairs in which both learned what they came for. */
@Singleton
class TwoWayShare implements Metric {

    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "M16",
            1,
            "Two-way share",
            Measure.SHARE,
            "completed pairs with >= 1 fulfilled direction each way / completed pairs",
            "completed pairs with a fulfilled direction each way",
            "completed pairs",
            IntervalKind.WILSON,
            SuppressionRule.PROCESS,
            Additivity.NONE,
            true,
            List.of());

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public List<Measure> read(Facts facts, Group group) {
        var completed = facts.pairs().stream()
                .filter(pair -> pair.ending() == PairEnding.COMPLETED)
                .toList();
        long twoWay = completed.stream().filter(TwoWayShare::bothWays).count();
        return List.of(Measure.share("two-way", twoWay, completed.size()));
    }

    private static boolean bothWays(Pair pair) {
        return pair.people().stream().allMatch(teacher -> pair.directions().stream()
                .filter(Direction::fulfilled)
                .anyMatch(direction -> direction.teacher().equals(teacher)));
    }
}
