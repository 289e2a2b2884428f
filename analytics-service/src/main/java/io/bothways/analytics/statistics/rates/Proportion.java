package io.bothways.analytics.statistics.rates;

import static io.bothways.analytics.statistics.Distributions.betaQuantile;
import static io.bothways.analytics.statistics.Distributions.criticalValue;
import static io.bothways.analytics.statistics.Distributions.requireLevel;

import io.bothways.analytics.statistics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * {@code successes} out of {@code trials}. With no trials there is no share and no interval: both are null.
 *
 * <p>Wilson (1927) inverts the score test and is the default of the house; Clopper and Pearson (1934) inverts the binomial
 * tails and never covers less than the level. All in O(1), the exact one in O(√trials).
 */
public record Proportion(long successes, long trials) {
    /** Refuses negative counts and more successes than trials. */
    public Proportion {
        if (trials < 0 || successes < 0 || successes > trials) {
            throw new IllegalArgumentException(successes + " successes of " + trials + " trials");
        }
    }

    /** successes / trials, 0 … 1; null without trials. */
    public @Nullable Double share() {
        return trials == 0 ? null : (double) successes / trials;
    }

    /**
     * Score interval, (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n), within 0 and 1 (Wilson 1927). Its lower end is 0
     * without successes, its upper end 1 without failures; null without trials.
     */
    public @Nullable Interval wilson(double level) {
        double z = criticalValue(level);
        if (trials == 0) {
            return null;
        }
        double n = trials;
        double p = successes / n;
        double scale = 1 + z * z / n;
        double centre = (p + z * z / (2 * n)) / scale;
        double half = z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / scale;
        return new Interval(successes == 0 ? 0 : centre - half, successes == trials ? 1 : centre + half);
    }

    /**
     * Exact interval: the ends at which the observed count would lie in a tail of (1 - level) / 2 (Clopper and Pearson
     * 1934). 0 and 1 as for {@link #wilson}; null without trials.
     */
    public @Nullable Interval clopperPearson(double level) {
        requireLevel(level);
        if (trials == 0) {
            return null;
        }
        double tail = (1 - level) / 2;
        double lower = successes == 0 ? 0 : betaQuantile(tail, successes, trials - successes + 1.0);
        double upper = successes == trials ? 1 : betaQuantile(1 - tail, successes + 1.0, trials - successes);
        return new Interval(lower, upper);
    }
}
