package io.bothways.analytics.retention;

import io.bothways.analytics.statistics.Interval;
import io.bothways.analytics.statistics.survival.SurvivalCurve.Point;
import org.jspecify.annotations.Nullable;

/**
 * Difference of two independent survival probabilities with an interval made of their own two (square-and-add, Newcombe
 * 1998; Zou and Donner 2008): it never leaves [-1, 1] and is not symmetric where the curves' intervals are not.
 */
record Difference(double value, @Nullable Interval interval) {

    static Difference of(Point first, Point second) {
        double value = first.survival() - second.survival();
        var a = first.interval();
        var b = second.interval();
        if (a == null || b == null) {
            return new Difference(value, null);
        }
        double below = Math.hypot(first.survival() - a.lower(), b.upper() - second.survival());
        double above = Math.hypot(a.upper() - first.survival(), second.survival() - b.lower());
        return new Difference(value, new Interval(value - below, value + above));
    }
}
