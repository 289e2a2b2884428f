package io.bothways.analytics.statistics;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The few distribution functions the estimators need, named for what they answer. The normal and the chi-squared on up to a
 * hundred degrees of freedom have the same bits on every machine; the others come from a library that has not.
 */
public final class Distributions {
    private static final int SUMMED = 100;
    /** Half a statistic from which on its tail is less than the smallest number. */
    private static final double BEYOND = 1000;

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
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability " + probability);
        }
        return Normal.quantile(probability);
    }

    /** Pr(Z &lt;= z) of the standard normal. O(1). */
    public static double normalProbability(double z) {
        return Normal.above(-z);
    }

    /** Pr(|Z| &gt;= |z|), the p value of a z statistic; NaN stays NaN: no statistic, no p value. O(1). */
    public static double normalTwoSided(double z) {
        return Double.isNaN(z) ? Double.NaN : Math.min(1, 2 * Normal.above(Math.abs(z)));
    }

    /** Pr(chi-squared &gt;= statistic); NaN when there is no degree of freedom or no statistic. O(degrees of freedom). */
    public static double chiSquaredTail(double statistic, int degreesOfFreedom) {
        if (degreesOfFreedom < 1 || Double.isNaN(statistic)) {
            return Double.NaN;
        }
        if (statistic <= 0) {
            return 1;
        }
        return degreesOfFreedom <= SUMMED
                ? summedTail(statistic / 2, degreesOfFreedom)
                : ChiSquaredDistribution.of(degreesOfFreedom).survivalProbability(statistic);
    }

    /** The finite sum that the tail is for whole degrees of freedom; of positive terms, so it keeps its digits. */
    private static double summedTail(double half, int degreesOfFreedom) {
        if (half > BEYOND) {
            return 0;
        }
        boolean odd = degreesOfFreedom % 2 == 1;
        double root = Math.sqrt(half);
        double term = odd ? root * 2 / Math.sqrt(Math.PI) : 1;
        double sum = 0;
        for (double j = odd ? 1.5 : 1; j < degreesOfFreedom / 2.0 + 0.75; j++) {
            sum += term;
            term *= half / j;
        }
        // in two halves: the sum is large where its factor is too small to be told
        double factor = StrictMath.exp(-half / 2);
        return Math.min(1, (odd ? 2 * Normal.above(Math.sqrt(2 * half)) : 0) + factor * sum * factor);
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
