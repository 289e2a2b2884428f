package io.bothways.analytics.statistics.suppression;

import io.bothways.analytics.statistics.Interval;
import io.bothways.analytics.statistics.survival.IntervalType;
import io.bothways.analytics.statistics.survival.SurvivalCurve;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A survival curve as it may leave the house: its values on a grid of whole steps (months), never the steps themselves,
 * which are dates on which somebody left, and no further than k subjects are at risk.
 */
public record PublishedCurve(List<Point> points, @Nullable Double cutAt) {

    /** One grid point; the interval is log-log, null where not identifiable. */
    public record Point(
            double time, double survival, @Nullable Interval interval) {}

    /** Keeps a copy of the points. */
    public PublishedCurve {
        points = List.copyOf(points);
    }

    /**
     * Reads the curve on its grid. O(points × log n). An empty curve, or one that ends before the first grid point, gives
     * no points; a step that is not positive is refused.
     *
     * @param step grid width in units of time; {@link #cutAt} is the first grid point withheld, null when none was
     * @param disclosure whose k is the fewest at risk for a point to be told
     */
    public static PublishedCurve of(SurvivalCurve curve, double step, Disclosure disclosure, double level) {
        if (!(step > 0)) {
            throw new IllegalArgumentException("grid step " + step);
        }
        List<Point> points = new ArrayList<>();
        for (int i = 1; ; i++) {
            SurvivalCurve.Point point = curve.at(i * step, IntervalType.LOG_LOG, level);
            Double end = curve.end();
            if (point == null || end == null || i * step > end) {
                return new PublishedCurve(points, null);
            }
            if (point.atRisk() < disclosure.k()) {
                return new PublishedCurve(points, i * step);
            }
            points.add(new Point(i * step, point.survival(), point.interval()));
        }
    }
}
