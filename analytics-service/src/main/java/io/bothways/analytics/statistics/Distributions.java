package io.bothways.analytics.statistics;

import java.util.function.DoublePredicate;

/**
 * The few distribution functions the estimators need, named for what they answer, with the same bits on every machine. Quantiles
 * are found by halving until no number is left between, so that they are as good as the probabilities.
 */
public final class Distributions {
    private static final int SUMMED = 100;
    /** Half a statistic from which on its tail is less than the smallest number. */
    private static final double BEYOND = 1000;

    private static final double GREAT_SHAPE = 1e10;

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
        requireProbability(probability);
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
                : IncompleteGamma.above(statistic / 2, degreesOfFreedom / 2.0);
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

    /** Quantile of the beta distribution, within [0, 1]; parameters must be positive. O(√(alpha + beta)). */
    public static double betaQuantile(double probability, double alpha, double beta) {
        requirePositive(alpha, beta);
        requireProbability(probability);
        return probability == 1 ? 1 : first(1, x -> IncompleteBeta.below(x, 1 - x, alpha, beta) >= probability);
    }

    /**
     * Quantile of the gamma distribution with the given shape (positive) and scale 1. O(√shape); beyond a shape of 10¹⁰ by Wilson
     * and Hilferty's cube (1931), which is as good as the numbers there, in O(1).
     */
    public static double gammaQuantile(double probability, double shape) {
        requirePositive(shape);
        requireProbability(probability);
        if (probability > 0 && probability < 1 && shape > GREAT_SHAPE) {
            double cube = 1 - 1 / (9 * shape) + normalQuantile(probability) / (3 * Math.sqrt(shape));
            return shape * cube * cube * cube;
        }
        return probability == 1
                ? Double.POSITIVE_INFINITY
                : first(shape + 1, x -> IncompleteGamma.below(x, shape) >= probability);
    }

    /**
     * Pr(|T| &gt;= |t|); NaN without a statistic or with degrees of freedom that are not positive. O(√degrees of freedom); infinitely
     * many are the normal.
     */
    public static double studentTwoSided(double t, double degreesOfFreedom) {
        if (Double.isNaN(t) || !(degreesOfFreedom > 0)) {
            return Double.NaN;
        }
        if (Double.isInfinite(degreesOfFreedom)) {
            return normalTwoSided(t);
        }
        if (Double.isInfinite(t * t)) {
            return 0;
        }
        double all = degreesOfFreedom + t * t;
        return IncompleteBeta.below(degreesOfFreedom / all, t * t / all, degreesOfFreedom / 2, 0.5);
    }

    /** Quantile of Student's t; degrees of freedom that are not positive are refused. O(√degrees of freedom). */
    public static double studentQuantile(double probability, double degreesOfFreedom) {
        requirePositive(degreesOfFreedom);
        requireProbability(probability);
        if (Double.isInfinite(degreesOfFreedom)) {
            return normalQuantile(probability);
        }
        double tails = 2 * Math.min(probability, 1 - probability);
        double t = tails == 0 ? Double.POSITIVE_INFINITY : first(2, x -> studentTwoSided(x, degreesOfFreedom) <= tails);
        return probability < 0.5 ? -t : t;
    }

    /** Pr(X &lt;= successes) of a binomial; 0 below none, 1 from all on. O(√trials). */
    public static double binomialAtMost(long successes, long trials, double share) {
        if (successes < 0) {
            return 0;
        }
        return successes >= trials ? 1 : IncompleteBeta.below(1 - share, share, trials - successes, successes + 1.0);
    }

    /** Pr(X &gt;= successes) of a binomial, with its digits where the share is small; 1 for none, 0 beyond all. O(√trials). */
    public static double binomialAtLeast(long successes, long trials, double share) {
        if (successes <= 0) {
            return 1;
        }
        return successes > trials ? 0 : IncompleteBeta.below(share, 1 - share, successes, trials - successes + 1.0);
    }

    /** Pr(X = successes) of a binomial with a share strictly between 0 and 1. O(1). */
    public static double binomialExactly(long successes, long trials, double share) {
        long failures = trials - successes;
        if (successes == 0 || failures == 0) {
            return StrictMath.exp(trials * (failures == 0 ? StrictMath.log(share) : StrictMath.log1p(-share)));
        }
        return IncompleteBeta.density(share, 1 - share, successes, failures) / successes * trials / failures;
    }

    /** The least number from 0 on of which this holds, as it does of all greater ones; infinite when of none. */
    private static double first(double guess, DoublePredicate holds) {
        if (holds.test(0)) {
            return 0;
        }
        double under = 0;
        double over = guess;
        while (!holds.test(over)) {
            if (Double.isInfinite(over)) {
                return over;
            }
            under = over;
            over *= 2;
        }
        double middle = under + (over - under) / 2;
        while (under < middle && middle < over) {
            if (holds.test(middle)) {
                over = middle;
            } else {
                under = middle;
            }
            middle = under + (over - under) / 2;
        }
        return over;
    }

    private static void requireProbability(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability " + probability);
        }
    }

    private static void requirePositive(double... parameters) {
        for (double parameter : parameters) {
            if (!(parameter > 0)) {
                throw new IllegalArgumentException("parameter " + parameter + " is not positive");
            }
        }
    }

    /** Refuses a confidence level that does not lie strictly between 0 and 1, NaN included. */
    public static void requireLevel(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("confidence level must lie between 0 and 1, not " + level);
        }
    }
}
