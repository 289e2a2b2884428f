package io.bothways.analytics.statistics.survival;

import io.bothways.analytics.statistics.Distributions;
import io.bothways.analytics.statistics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * Mean time free of the event within (0, tau]: the area under the curve up to tau, with its variance (Irwin 1949). Units of
 * time, the variance in their square: 0 when nobody had the event before tau, and for a lone subject, from whom no spread
 * can be known; NaN on a robust curve whose clusters do not differ.
 */
public record RestrictedMean(double tau, double mean, double variance) {

    /** Square root of the variance, in units of time. */
    public double standardError() {
        return Math.sqrt(variance);
    }

    /**
     * mean ± z standard errors, in units of time; of no width where the variance is 0, which then is no certainty, and null
     * where it is NaN.
     */
    public @Nullable Interval interval(double level) {
        return around(mean, standardError(), level);
    }

    private static @Nullable Interval around(double value, double error, double level) {
        double half = Distributions.criticalValue(level) * error;
        return Double.isNaN(half) ? null : new Interval(value - half, value + half);
    }

    /** This mean minus the other, as of independent groups; refused when the horizons differ. O(1). */
    public Difference minus(RestrictedMean other) {
        if (tau != other.tau) {
            throw new IllegalArgumentException("restricted means at " + tau + " and " + other.tau);
        }
        return new Difference(mean - other.mean, Math.sqrt(variance + other.variance));
    }

    /** A difference in mean time with its standard error, both in units of time. */
    public record Difference(double value, double standardError) {
        /** value ± z standard errors, in units of time; as {@link RestrictedMean#interval} without width or null. */
        public @Nullable Interval interval(double level) {
            return around(value, standardError, level);
        }

        /** Two-sided p value of "no difference" by the normal; null when there is no variation. */
        public @Nullable Double pValue() {
            return standardError > 0 ? Distributions.normalTwoSided(value / standardError) : null;
        }
    }
}
