package io.bothways.analytics.retention;

import io.bothways.analytics.metric.IntervalKind;
import io.bothways.analytics.statistics.survival.IntervalType;
import io.bothways.analytics.statistics.survival.KaplanMeier;
import io.bothways.analytics.statistics.survival.Observations;
import io.bothways.analytics.statistics.survival.SurvivalCurve;
import io.bothways.analytics.statistics.survival.SurvivalCurve.Point;
import io.bothways.analytics.suppression.CellCount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One side of the comparison: people followed from their day 0 until they left or could not be followed further. */
record Arm(List<Follow> follows, SurvivalCurve curve) {

    Arm {
        follows = List.copyOf(follows);
    }

    static Arm of(List<Follow> follows) {
        var rows = Observations.rightCensored(
                follows.stream().mapToDouble(Follow::days).toArray(),
                follows.stream().mapToInt(follow -> follow.left() ? 1 : 0).toArray());
        return new Arm(follows, KaplanMeier.of(rows));
    }

    int people() {
        return follows.size();
    }

    long leavers() {
        return follows.stream().filter(Follow::left).count();
    }

    double personYears() {
        return follows.stream().mapToDouble(Follow::days).sum() / 365.25;
    }

    CellCount count() {
        return new CellCount(leavers(), people(), people());
    }

    /** The curve at the end of a month of the grid, while enough people are at risk; else null. */
    @Nullable
    Point at(int month, int leastAtRisk) {
        var point = curve.at(month * RetentionComparison.DAYS_PER_MONTH, IntervalType.LOG_LOG, IntervalKind.LEVEL);
        return point == null || point.atRisk() < leastAtRisk ? null : point;
    }
}
