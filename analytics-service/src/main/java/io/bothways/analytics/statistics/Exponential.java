package io.bothways.analytics.statistics;

/**
 * e^x from additions and multiplications alone, hence the same bits on every machine, and several times faster than
 * {@link StrictMath#exp}. Error below 1 unit in the last place on [-700, 700]; outside that range the argument is cut, which
 * keeps sums of risks finite.
 *
 * <p>x = k ln 2 + r with |r| &lt;= ln 2 / 2, e^r by its Taylor polynomial of degree 13, 2^k by the exponent bits.
 */
public final class Exponential {
    private static final double INVERSE_LN2 = 1.4426950408889634;
    private static final double LN2_HIGH = 6.93147180369123816490e-01;
    private static final double LN2_LOW = 1.90821492927058770002e-10;
    private static final double ROUNDING = 6755399441055744.0;

    private Exponential() {}

    /** e^x; beyond ±700 that of ±700, finite and above 0; NaN stays NaN. O(1). */
    public static double exp(double x) {
        if (!(x >= -700 && x <= 700)) {
            return Double.isNaN(x) ? Double.NaN : exp(x > 0 ? 700 : -700);
        }
        double k = x * INVERSE_LN2 + ROUNDING - ROUNDING;
        double high = x - k * LN2_HIGH;
        double low = k * LN2_LOW;
        double r = high - low;
        double lost = high - r - low;
        double r2 = r * r;
        double r4 = r2 * r2;
        double a = 0.16666666666666666 + r * 0.041666666666666664;
        double b = 0.008333333333333333 + r * 0.001388888888888889;
        double c = 1.984126984126984e-4 + r * 2.48015873015873e-5;
        double d = 2.7557319223985893e-6 + r * 2.755731922398589e-7;
        double e = 2.505210838544172e-8 + r * 2.08767569878681e-9;
        double tail = a + r2 * b + r4 * (c + r2 * d + r4 * (e + r2 * 1.6059043836821613e-10));
        double polynomial = 1 + (r + (r2 * 0.5 + (r2 * r * tail + lost)));
        return polynomial * Double.longBitsToDouble(((long) k + 1023L) << 52);
    }
}
