package io.bothways.analytics.partnership;

import io.bothways.analytics.goal.Goal;
import io.bothways.analytics.goal.GoalState;
import io.bothways.analytics.metric.Facts;
import io.bothways.analytics.metric.Group;
import io.bothways.analytics.metric.IntervalKind;
import io.bothways.analytics.metric.Measure;
import io.bothways.analytics.metric.Metric;
import io.bothways.analytics.metric.MetricDefinition;
import io.bothways.analytics.pair.Pair;
import io.bothways.analytics.statistics.Interval;
import io.bothways.analytics.statistics.rates.Proportion;
import io.bothways.analytics.suppression.Additivity;
import io.bothways.analytics.suppression.CellCount;
import io.bothways.analytics.suppression.SuppressionRule;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** M17. Goals that were decided; an open one is no failure, a carried-over one is counted apart. */
@Singleton
class GoalAttainment implements Metric {

    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "M17",
            1,
            "Goal attainment",
            Measure.SHARE,
            "(achieved + 0.5 x partly achieved) / (achieved + partly achieved + dropped); carried-over / all agreed goals;"
                    + " cut by the learner as of the forming of the pair; interval: Wilson, from the lower end for the count rounded down to the upper end for the count rounded up",
            "goals achieved, partly achieved ones as half",
            "goals decided",
            IntervalKind.WILSON,
            SuppressionRule.ACTIVITY,
            Additivity.NONE,
            true,
            MetricDefinition.ALL_BREAKDOWNS);

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public List<Measure> read(Facts facts, Group group) {
        Map<UUID, Instant> formed = facts.pairs().stream().collect(Collectors.toMap(Pair::id, Pair::formedAt));
        var goals = facts.goals().stream()
                .filter(goal ->
                        group.contains(facts.spanOf(goal.learner(), formed.getOrDefault(goal.pair(), facts.asOf()))))
                .toList();
        long achieved = count(goals, GoalState.ACHIEVED);
        long partly = count(goals, GoalState.PARTLY_ACHIEVED);
        long decided = achieved + partly + count(goals, GoalState.DROPPED);
        long learners = goals.stream().map(Goal::learner).distinct().count();
        double attained = achieved + .5 * partly;
        return List.of(
                Measure.of(
                        "attained",
                        Measure.SHARE,
                        new CellCount(attained, decided, learners),
                        decided == 0 ? null : attained / decided,
                        interval(achieved, partly, decided)),
                Measure.share("carried-over", count(goals, GoalState.CARRIED_OVER), goals.size(), learners));
    }

    /** The widest of the two whole counts around the halved one: never narrower than either. */
    private static @Nullable Interval interval(long achieved, long partly, long decided) {
        var low = new Proportion(achieved + partly / 2, decided).wilson(IntervalKind.LEVEL);
        var high = new Proportion(achieved + (partly + 1) / 2, decided).wilson(IntervalKind.LEVEL);
        return low == null || high == null ? null : new Interval(low.lower(), high.upper());
    }

    private static long count(List<Goal> goals, GoalState state) {
        return goals.stream().filter(goal -> goal.state() == state).count();
    }
}
