package io.bothways.analytics.statistics;

/**
 * The regularised incomplete beta function on {@link StrictMath}, the same bits on every machine, by its continued fraction
 * (Abramowitz and Stegun 26.5.8, evaluated as Lentz (1976) does) on the side of the mean where it converges fast. Binomial and t
 * probabilities are values of it. O(√(a + b)) steps. Good to about 1e-14 of the value, and to 1e-16 × √(a + b) where that is more.
 */
final class IncompleteBeta {
    private static final double ENOUGH = 0x1p-53;

    private IncompleteBeta() {}

    /**
     * Pr(B &lt;= x) of a beta variable with these parameters (positive).
     *
     * @param complement 1 - x, given apart because it may have digits that x has not
     */
    static double below(double x, double complement, double a, double b) {
        if (x <= 0) {
            return 0;
        }
        if (complement <= 0) {
            return 1;
        }
        double density = density(x, complement, a, b);
        return x < (a + 1) / (a + b + 2)
                ? Math.min(1, density * fraction(x, a, b) / a)
                : Math.max(0, 1 - density * fraction(complement, b, a) / b);
    }

    /** x^a (1 - x)^b / B(a, b). */
    static double density(double x, double complement, double a, double b) {
        double sum = a + b;
        // once for both sides of the mean, so that its rounding cancels
        double excess = x < complement ? x * sum - a : b - complement * sum;
        double exponent = a * IncompleteGamma.logRatio(x * sum, a, excess)
                + b * IncompleteGamma.logRatio(complement * sum, b, -excess)
                + IncompleteGamma.stirlingError(sum)
                - IncompleteGamma.stirlingError(a)
                - IncompleteGamma.stirlingError(b);
        return Math.sqrt(a / sum * b / (2 * Math.PI)) * StrictMath.exp(exponent);
    }

    private static double fraction(double x, double a, double b) {
        double c = 1;
        double d = 1 / IncompleteGamma.nonzero(1 - (a + b) * x / (a + 1));
        double value = d;
        double factor = 0;
        for (int k = 1; Math.abs(factor - 1) > ENOUGH && k < Integer.MAX_VALUE; k++) {
            double even = k * (b - k) * x / ((a + 2 * k - 1) * (a + 2 * k));
            d = 1 / IncompleteGamma.nonzero(1 + even * d);
            c = IncompleteGamma.nonzero(1 + even / c);
            value *= d * c;
            double odd = -(a + k) * (a + b + k) * x / ((a + 2 * k) * (a + 2 * k + 1));
            d = 1 / IncompleteGamma.nonzero(1 + odd * d);
            c = IncompleteGamma.nonzero(1 + odd / c);
            factor = d * c;
            value *= factor;
        }
        return value;
    }
}
