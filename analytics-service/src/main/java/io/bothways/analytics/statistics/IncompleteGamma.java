package io.bothways.analytics.statistics;

/**
 * The regularised incomplete gamma function on {@link StrictMath}, the same bits on every machine: by its series below the mean
 * and by its continued fraction above it (Abramowitz and Stegun 6.5.29 and 6.5.31), the fraction evaluated as Lentz (1976) does.
 * O(√shape) steps about the mean. Good to about 1e-13 of the value, and to 1e-16 × the distance from the mean where that is more:
 * powers and gamma functions are taken together, as deviations from the mean, where each alone would lose digits (Loader 2000).
 */
final class IncompleteGamma {
    private static final double SMALLEST = 1e-300;
    /** A factor of two rounded numbers may never come nearer to 1 than two units in the last place. */
    private static final double ENOUGH = 0x1p-51;

    private static final double NOTHING = 0x1p-54;
    private static final int STIRLING_FROM = 10;

    private IncompleteGamma() {}

    /** Pr(G &lt;= x) of a gamma variable with this shape (positive) and scale 1. */
    static double below(double x, double shape) {
        if (x <= 0) {
            return 0;
        }
        return x < shape + 1 ? series(x, shape) : 1 - fraction(x, shape);
    }

    /** Pr(G &gt;= x), for a shape of 1 or more with its digits also where it is small. */
    static double above(double x, double shape) {
        if (x <= 0) {
            return 1;
        }
        return x < shape + 1 ? 1 - series(x, shape) : fraction(x, shape);
    }

    /** By how much ln Γ(a) exceeds (a - ½) ln a - a + ½ ln 2π: Stirling's series, from where it has all digits on. */
    static double stirlingError(double a) {
        if (a < STIRLING_FROM) {
            // ln Γ(a) is ln Γ(a + 1) - ln a
            return stirlingError(a + 1) + (a + 0.5) * StrictMath.log1p(1 / a) - 1;
        }
        double inverse = 1 / a;
        double square = inverse * inverse;
        double series = 1.0 / 156;
        series = series * square - 691.0 / 360360;
        series = series * square + 1.0 / 1188;
        series = series * square - 1.0 / 1680;
        series = series * square + 1.0 / 1260;
        series = series * square - 1.0 / 360;
        series = series * square + 1.0 / 12;
        return series * inverse;
    }

    /** ln(x / mean), of which the excess is x - mean: with all digits near the mean, and as many as x has far from it. */
    static double logRatio(double x, double mean, double excess) {
        return Math.abs(excess) < mean / 2 ? StrictMath.log1p(excess / mean) : StrictMath.log(x / mean);
    }

    private static double series(double x, double shape) {
        double term = 1 / shape;
        double sum = term;
        for (double k = shape + 1; term > sum * NOTHING; k++) {
            term *= x / k;
            sum += term;
        }
        return Math.min(1, sum * density(x, shape));
    }

    private static double fraction(double x, double shape) {
        if (Double.isInfinite(x)) {
            return 0;
        }
        double b = x + 1 - shape;
        double c = 1 / SMALLEST;
        double d = 1 / b;
        double value = d;
        double factor = 0;
        for (double k = 1; Math.abs(factor - 1) > ENOUGH; k++) {
            double a = k * (shape - k);
            b += 2;
            d = 1 / nonzero(a * d + b);
            c = nonzero(b + a / c);
            factor = c * d;
            value *= factor;
        }
        return Math.min(1, value * density(x, shape));
    }

    /** x^shape e^-x / Γ(shape). */
    private static double density(double x, double shape) {
        double excess = x - shape;
        double exponent = shape * logRatio(x, shape, excess) - excess - stirlingError(shape);
        return Math.sqrt(shape / (2 * Math.PI)) * StrictMath.exp(exponent);
    }

    static double nonzero(double x) {
        return Math.abs(x) < SMALLEST ? SMALLEST : x;
    }
}
