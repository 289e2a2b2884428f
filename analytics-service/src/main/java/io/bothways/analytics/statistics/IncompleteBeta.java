package io.bothways.analytics.statistics;

/**
 * The regularised incomplete beta function on {@link StrictMath}, the same bits on every machine, by the continued fraction of
 * Didonato and Morris (1992, BFRAC), evaluated as Lentz (1976) does, on the side of the mean where it converges fast. It takes the
 * distance from the mean, so no digits are lost where x is next to 0 or 1. Binomial and t probabilities are values of it. O(√(a + b))
 * steps. Good to about 1e-13 of the value, and to 1e-16 × (a + b) × the distance of x from the mean where that is more.
 */
final class IncompleteBeta {
    /** A factor of two rounded numbers may never come nearer to 1 than two units in the last place. */
    private static final double ENOUGH = 0x1p-51;

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
        double excess = excess(x, complement, a, b);
        return x < (a + 1) / (a + b + 2)
                ? Math.min(1, density * fraction(x, complement, a, b, -excess))
                : Math.max(0, 1 - density * fraction(complement, x, b, a, excess));
    }

    /** (a + b) x - a: once for both sides of the mean, so that its rounding cancels. */
    private static double excess(double x, double complement, double a, double b) {
        return x < complement ? x * (a + b) - a : b - complement * (a + b);
    }

    /** x^a (1 - x)^b / B(a, b). */
    static double density(double x, double complement, double a, double b) {
        double sum = a + b;
        double excess = excess(x, complement, a, b);
        double exponent = a * IncompleteGamma.logRatio(x * sum, a, excess)
                + b * IncompleteGamma.logRatio(complement * sum, b, -excess)
                + IncompleteGamma.stirlingError(sum)
                - IncompleteGamma.stirlingError(a)
                - IncompleteGamma.stirlingError(b);
        return Math.sqrt(a / sum * b / (2 * Math.PI)) * StrictMath.exp(exponent);
    }

    /** @param shortfall by how much (a + b) x falls short of a */
    private static double fraction(double x, double complement, double a, double b, double shortfall) {
        double value = a / (a + 1) * (shortfall + 1);
        double c = value;
        double d = 0;
        double factor = 0;
        for (double k = 1; Math.abs(factor - 1) > ENOUGH; k++) {
            double width = a + 2 * k - 1;
            double above = (a + k - 1) / width * ((a + b + k - 1) / width) * k * (b - k) * x * x;
            double below =
                    k + k * (b - k) / width * x + (a + k) / (a + 2 * k + 1) * (shortfall + 1 + k * (1 + complement));
            d = 1 / IncompleteGamma.nonzero(below + above * d);
            c = IncompleteGamma.nonzero(below + above / c);
            factor = c * d;
            value *= factor;
        }
        return 1 / value;
    }
}
