package io.bothways.analytics.statistics;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** The few distribution functions the estimators need, named for what they answer. */
public final class Distributions {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Distributions() {}

    /**
     * Half-width multiplier of a two-sided normal interval: 1.959964 for level 0.95. O(1). A level outside (0, 1) is
     * refused.
     */
    public static double criticalValue(double level) {
        requireLevel(level);
        return normalQuantile(0.5 + level / 2);
    }

    /** z with Pr(Z &lt;= z) = probability: infinite at 0 and 1; outside of them refused. O(1). */
    public static double normalQuantile(double probability) {
        return NORMAL.inverseCumulativeProbability(probability);
    }

    /** Pr(Z &lt;= z) of the standard normal. O(1). */
    public static double normalProbability(double z) {
        return NORMAL.cumulativeProbability(z);
    }

    /** Pr(|Z| &gt;= |z|), the p value of a z statistic; NaN stays NaN: no statistic, no p value. O(1). */
    public static double normalTwoSided(double z) {
        return Double.isNaN(z) ? Double.NaN : Math.min(1, 2 * NORMAL.survivalProbability(Math.abs(z)));
    }

    /** Pr(chi-squared &gt;= statistic); NaN when there is no degree of freedom or no statistic. O(1). */
    public static double chiSquaredTail(double statistic, int degreesOfFreedom) {
        if (degreesOfFreedom < 1 || Double.isNaN(statistic)) {
            return Double.NaN;
        }
        return ChiSquaredDistribution.of(degreesOfFreedom).survivalProbability(statistic);
    }

    /** Quantile of the beta distribution, within [0, 1]; parameters must be positive. O(1). */
    public static double betaQuantile(double probability, double alpha, double beta) {
        return BetaDistribution.of(alpha, beta).inverseCumulativeProbability(probability);
    }

    /** Quantile of the gamma distribution with the given shape (positive) and scale 1. O(1). */
    public static double gammaQuantile(double probability, double shape) {
        return GammaDistribution.of(shape, 1).inverseCumulativeProbability(probability);
    }

    /** Pr(|T| &gt;= |t|); NaN without a statistic or with degrees of freedom that are not positive. O(1). */
    public static double studentTwoSided(double t, double degreesOfFreedom) {
        if (Double.isNaN(t) || !(degreesOfFreedom > 0)) {
            return Double.NaN;
        }
        return Math.min(1, 2 * TDistribution.of(degreesOfFreedom).survivalProbability(Math.abs(t)));
    }

    /** Quantile of Student's t; degrees of freedom that are not positive are refused. O(1). */
    public static double studentQuantile(double probability, double degreesOfFreedom) {
        return TDistribution.of(degreesOfFreedom).inverseCumulativeProbability(probability);
    }

    /** Pr(F &gt;= statistic) with the degrees of freedom given, which must be positive. O(1). */
    public static double fTail(double statistic, double numerator, double denominator) {
        return FDistribution.of(numerator, denominator).survivalProbability(statistic);
    }

    /** Refuses a confidence level that does not lie strictly between 0 and 1, NaN included. */
    public static void requireLevel(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("confidence level must lie between 0 and 1, not " + level);
        }
    }
}
