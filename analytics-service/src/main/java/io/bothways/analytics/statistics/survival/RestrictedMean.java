package io.bothways.analytics.statistics.survival;

import io.bothways.analytics.statistics.Distributions;
import io.bothways.analytics.statistics.Interval;
import org.jspecify.annotations.Nullable;

/** Mean time free of the event within (0, tau]: the area under the curve up to tau, with its variance. Units of time. */
public record RestrictedMean(double tau, double mean, double variance) {

    public double standardError() {
        return Math.sqrt(variance);
    }

    public Interval interval(double level) {
        double half = Distributions.criticalValue(level) * standardError();
        return new Interval(mean - half, mean + half);
    }

    /** This mean minus the other, as of independent groups; refused when the horizons differ. */
    public Difference minus(RestrictedMean other) {
        if (tau != other.tau) {
            throw new IllegalArgumentException("restricted means at " + tau + " and " + other.tau);
        }
        return new Difference(mean - other.mean, Math.sqrt(variance + other.variance));
    }

    /** A difference in mean time with its standard error. */
    public record Difference(double value, double standardError) {
        public Interval interval(double level) {
            double half = Distributions.criticalValue(level) * standardError;
            return new Interval(value - half, value + half);
        }

        /** Two-sided p value of "no difference"; null when there is no variation. */
        public @Nullable Double pValue() {
            return standardError > 0 ? Distributions.normalTwoSided(value / standardError) : null;
        }
    }
}
