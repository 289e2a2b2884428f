package io.bothways.analytics.statistics.honesty;

import static io.bothways.analytics.statistics.Distributions.normalQuantile;

import org.jspecify.annotations.Nullable;

/**
 * What a comparison of hazards can see: Schoenfeld's formula, d = (z₁₋α/₂ + z_power)² / (q (1 - q) log² HR), with q the
 * share of the population that takes part (Schoenfeld 1983). O(1). A power or alpha outside (0, 1) is refused; a share
 * outside it means one group only.
 */
public record Power(double share, double power, double alpha) {
    /** Refuses a power or an alpha that does not lie strictly between 0 and 1. */
    public Power {
        if (!(power > 0 && power < 1 && alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("power " + power + " at level " + alpha);
        }
    }

    /** 80 % power at the 5 % level. */
    public static Power usual(double share) {
        return new Power(share, 0.8, 0.05);
    }

    /**
     * Events needed to see a hazard ratio, to the nearest whole one and at least one. Null when nothing can be seen: a
     * ratio of 1, one that is not positive and finite, or one group only.
     */
    public @Nullable Long eventsNeeded(double hazardRatio) {
        double log = StrictMath.log(hazardRatio);
        double events = strength() / (share * (1 - share) * log * log);
        return Double.isFinite(events) && events > 0 ? (Long) Math.max(1, Math.round(events)) : null;
    }

    /**
     * The hazard ratio below 1 nearest to 1 that so many events can tell from 1; null without events or with one group
     * only.
     */
    public @Nullable Double detectableHazardRatio(double events) {
        double information = events * share * (1 - share);
        return information > 0 ? (Double) StrictMath.exp(-Math.sqrt(strength() / information)) : null;
    }

    private double strength() {
        double sum = normalQuantile(1 - alpha / 2) + normalQuantile(power);
        return sum * sum;
    }
}
