package io.bothways.analytics.statistics.rates;

import static io.bothways.analytics.statistics.Distributions.binomialAtLeast;
import static io.bothways.analytics.statistics.Distributions.binomialAtMost;
import static io.bothways.analytics.statistics.Distributions.binomialExactly;
import static io.bothways.analytics.statistics.Distributions.criticalValue;

import io.bothways.analytics.statistics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * The rate of {@code first} divided by the rate of {@code second}.
 *
 * <p>The exact interval and test condition on the sum of the events: given the total, the first count is binomial, so a
 * Clopper–Pearson interval for its share turns into one for the ratio (Przyborowski and Wilenski 1940; R's
 * {@code poisson.test}). Without events on both sides, or without exposure on one, the ratio is not identifiable: null.
 */
public record RateRatio(Rate first, Rate second) {

    /**
     * (a / T₁) / (b / T₂), without unit. 0 when only the first side has no events; null when the second has none or either
     * has no exposure. O(1).
     */
    public @Nullable Double value() {
        if (!comparable() || second.events() == 0) {
            return null;
        }
        return first.events() / first.exposure() / (second.events() / second.exposure());
    }

    /**
     * The Clopper–Pearson interval of the share of the first side, turned into a ratio. O(√events). The lower end is 0 when the
     * first side has no events, the upper one infinite when the second has none; null when neither has, without
     * exposure, or beyond 2⁶³ - 1 events.
     */
    public @Nullable Interval exact(double level) {
        long total = first.events() + second.events();
        if (!comparable() || total <= 0) {
            return null;
        }
        Interval share = new Proportion(first.events(), total).clopperPearson(level);
        return share == null ? null : new Interval(ratioAt(share.lower()), ratioAt(share.upper()));
    }

    /** Large-sample interval exp(log ratio ± z √(1/a + 1/b)). O(1). Null unless both sides have events. */
    public @Nullable Interval logNormal(double level) {
        Double ratio = value();
        double z = criticalValue(level);
        if (ratio == null || first.events() == 0) {
            return null;
        }
        double half = z * Math.sqrt(1.0 / first.events() + 1.0 / second.events());
        return new Interval(ratio * StrictMath.exp(-half), ratio * StrictMath.exp(half));
    }

    /**
     * Exact two-sided p value of "the rates are equal": the probability of all splits of the total no likelier than the one
     * seen. O(√events). Null without events, without exposure on a side, or beyond 2³¹ - 1 events.
     */
    public @Nullable Double pValue() {
        long total = first.events() + second.events();
        if (!comparable() || total <= 0 || total > Integer.MAX_VALUE) {
            return null;
        }
        long seen = first.events();
        double share = 1 / (1 + second.exposure() / first.exposure());
        double bound = binomialExactly(seen, total, share) * (1 + 1e-7);
        double mean = total * share;
        if (seen == mean) {
            return 1.0;
        }
        return seen < mean
                ? Math.min(1, binomialAtMost(seen, total, share) + upperTail(total, share, bound))
                : Math.min(1, binomialAtLeast(seen, total, share) + lowerTail(total, share, bound));
    }

    private boolean comparable() {
        return first.exposure() > 0 && second.exposure() > 0;
    }

    private double ratioAt(double share) {
        return share == 1 ? Double.POSITIVE_INFINITY : share / (1 - share) * second.exposure() / first.exposure();
    }

    /** The far tail is found by bisection: beyond the mean, probabilities fall monotonically. */
    private static double upperTail(long total, double share, double bound) {
        long low = (long) Math.ceil(total * share);
        long high = total + 1;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (binomialExactly(middle, total, share) <= bound) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low > total ? 0 : binomialAtLeast(low, total, share);
    }

    private static double lowerTail(long total, double share, double bound) {
        long low = -1;
        long high = (long) Math.floor(total * share);
        while (low < high) {
            long middle = low + ((high - low + 1) >> 1);
            if (binomialExactly(middle, total, share) <= bound) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return binomialAtMost(low, total, share);
    }
}
