package io.bothways.analytics.statistics.study.effect;

import io.bothways.analytics.statistics.Distributions;
import io.bothways.analytics.statistics.Interval;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Ratio;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A number with its variance, as if normal: what intervals and p values are made of. */
public record Estimate(double value, double variance) {

    /** Null when the value is unknown or its variance is no positive number. */
    static @Nullable Estimate of(@Nullable Double value, @Nullable Double error) {
        return value == null || error == null || !(error > 0) || !Double.isFinite(error)
                ? null
                : new Estimate(value, error * error);
    }

    /**
     * One estimate from those of several completed copies: their mean, with the mean variance plus (1 + 1/m) times the
     * variance between them (Rubin 1987). Null when any of them is.
     */
    static @Nullable Estimate pooled(List<@Nullable Estimate> copies) {
        double mean = 0;
        double within = 0;
        for (Estimate copy : copies) {
            if (copy == null) {
                return null;
            }
            mean += copy.value / copies.size();
            within += copy.variance / copies.size();
        }
        double between = 0;
        for (Estimate copy : copies) {
            double away = copy == null ? 0 : copy.value - mean;
            between += away * away / Math.max(1, copies.size() - 1);
        }
        return new Estimate(mean, within + (1 + 1.0 / copies.size()) * between);
    }

    /** This minus an independent other. */
    public Estimate minus(Estimate other) {
        return new Estimate(value - other.value, variance + other.variance);
    }

    double error() {
        return Math.sqrt(variance);
    }

    /** The value with z standard errors to both sides; without variation the value alone. */
    public Interval interval(double level) {
        double half = Distributions.criticalValue(level) * error();
        return new Interval(value - half, value + half);
    }

    /** Two-sided p value of "nought"; null without variation. */
    public @Nullable Double pValue() {
        return variance > 0 ? Distributions.normalTwoSided(value / error()) : null;
    }

    /** This estimate of a log ratio as a ratio. */
    Ratio ratio(double level) {
        Interval log = interval(level);
        return new Ratio(
                StrictMath.exp(value),
                new Interval(StrictMath.exp(log.lower()), StrictMath.exp(log.upper())),
                Distributions.normalTwoSided(value / error()));
    }
}
