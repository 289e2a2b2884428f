package io.bothways.analytics.statistics.honesty;

import io.bothways.analytics.statistics.Interval;

/**
 * How strongly, as a risk ratio with both treatment and outcome, an unmeasured cause would have to act to explain a result
 * away: R + √(R (R - 1)) for a ratio R above 1 (VanderWeele and Ding 2017). {@code limit} is the same for the interval end
 * nearer to 1, and 1 when the interval holds 1. O(1).
 */
public record EValue(double point, double limit) {

    /** The scale of the ratio given. */
    public enum Scale {
        /** Risk ratio, rate ratio, or hazard ratio of an outcome that fewer than 15 % have. */
        RISK,
        /** Hazard ratio of a common outcome, first turned into (1 - ½^√h) / (1 - ½^√(1/h)). */
        COMMON_HAZARD,
        /** Odds ratio of a common outcome, first turned into its square root. */
        COMMON_ODDS
    }

    /**
     * Both E-values, at least 1 and without unit. O(1). A ratio that is not positive and finite, or lies outside its
     * interval, is refused: with no events on one side there is no ratio to explain away.
     */
    public static EValue of(double ratio, Interval interval, Scale scale) {
        if (!(ratio > 0) || Double.isInfinite(ratio) || !(interval.lower() >= 0) || !interval.contains(ratio)) {
            throw new IllegalArgumentException("ratio " + ratio + " in " + interval);
        }
        double point = strength(converted(ratio, scale));
        if (interval.contains(1)) {
            return new EValue(point, 1);
        }
        double nearest = interval.lower() > 1 ? interval.lower() : interval.upper();
        return new EValue(point, strength(converted(nearest, scale)));
    }

    private static double converted(double ratio, Scale scale) {
        return switch (scale) {
            case RISK -> ratio;
            case COMMON_HAZARD ->
                (1 - StrictMath.pow(0.5, Math.sqrt(ratio))) / (1 - StrictMath.pow(0.5, Math.sqrt(1 / ratio)));
            case COMMON_ODDS -> Math.sqrt(ratio);
        };
    }

    private static double strength(double ratio) {
        double r = ratio >= 1 ? ratio : 1 / ratio;
        return r + Math.sqrt(r * (r - 1));
    }
}
