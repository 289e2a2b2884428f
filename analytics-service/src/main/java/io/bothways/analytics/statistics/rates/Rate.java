package io.bothways.analytics.statistics.rates;

import static io.bothways.analytics.statistics.Distributions.gammaQuantile;
import static io.bothways.analytics.statistics.Distributions.requireLevel;

import io.bothways.analytics.statistics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * {@code events} over {@code exposure} (person-years or any other time unit; the rate is per that unit). Without exposure
 * there is no rate: null. Events without exposure are refused.
 */
public record Rate(long events, double exposure) {
    /** Refuses negative counts, an exposure that is negative or not finite, and events without exposure. */
    public Rate {
        if (events < 0 || !(exposure >= 0) || Double.isInfinite(exposure) || (events > 0 && exposure == 0)) {
            throw new IllegalArgumentException(events + " events over an exposure of " + exposure);
        }
    }

    /** events / exposure, per unit of exposure; 0 without events, null without exposure. */
    public @Nullable Double value() {
        return exposure == 0 ? null : events / exposure;
    }

    /**
     * Exact Poisson interval by gamma quantiles, per unit of exposure (Garwood 1936). O(√events). Lower end 0 without events;
     * null without exposure.
     */
    public @Nullable Interval exact(double level) {
        requireLevel(level);
        if (exposure == 0) {
            return null;
        }
        double tail = (1 - level) / 2;
        double lower = events == 0 ? 0 : gammaQuantile(tail, events);
        double upper = gammaQuantile(1 - tail, events + 1.0);
        return new Interval(lower / exposure, upper / exposure);
    }
}
