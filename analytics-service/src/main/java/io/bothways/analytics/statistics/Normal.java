package io.bothways.analytics.statistics;

/**
 * The standard normal distribution on {@link StrictMath}, so that interval ends and p values of z statistics have the same
 * bits everywhere: quantiles by Wichura's rational approximations (1988, algorithm AS 241), tails by Cody's (1969), both
 * good to about 1e-15 of the value.
 */
final class Normal {
    private static final double[] CENTRE = {
        3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
        45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727
    };
    private static final double[] CENTRE_UNDER = {
        1,
        42.313330701600911252,
        687.18700749205790830,
        5394.1960214247511077,
        21213.794301586595867,
        39307.895800092710610,
        28729.085735721942674,
        5226.4952788528545610
    };
    private static final double[] FLANK = {
        1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
        1.27045825245236838258, 0.241780725177450611770, 0.0227238449892691845833, 7.74545014278341407640e-4
    };
    private static final double[] FLANK_UNDER = {
        1,
        2.05319162663775882187,
        1.67638483018380384940,
        0.689767334985100004550,
        0.148103976427480074590,
        0.0151986665636164571966,
        5.47593808499534494600e-4,
        1.05075007164441684324e-9
    };
    private static final double[] FAR = {
        6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 0.296560571828504891230,
        0.0265321895265761230930, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7
    };
    private static final double[] FAR_UNDER = {
        1,
        0.599832206555887937690,
        0.136929880922735805310,
        0.0148753612908506148525,
        7.86869131145613259100e-4,
        1.84631831751005468180e-5,
        1.42151175831644588870e-7,
        2.04426310338993978564e-15
    };

    private static final double[] BODY = {
        18154.981253343561249,
        1067.6894854603709582,
        161.02823106855587881,
        2.2352520354606839287,
        0.065682337918207449113
    };
    private static final double[] BODY_UNDER = {
        45507.789335026729956, 10260.932208618978205, 976.09855173777669322, 47.202581904688241870, 1
    };
    private static final double[] TAIL = {
        9842.7148383839780218, 11602.651437647350124, 6848.1904505362823326, 2494.5375852903726711,
        597.27027639480026226, 93.506656132177855979, 8.8831497943883759412, 0.39894151208813466764,
        1.0765576773720192317e-8
    };
    private static final double[] TAIL_UNDER = {
        19685.429676859990727,
        38912.003286093271411,
        34900.952721145977266,
        18615.571640885098091,
        6485.5582982667607550,
        1519.3775994075548050,
        235.38790178262499861,
        22.266688044328115691,
        1
    };
    private static final double[] LONG_TAIL = {
        2.9112874951168792e-5,
        0.001421619193227893466,
        0.022235277870649807,
        0.12740116116024736390,
        0.21589853405795699,
        0.02307344176494017303
    };
    private static final double[] LONG_TAIL_UNDER = {
        7.29751555083966205e-5,
        0.00378239633202758244,
        0.0659881378689285515,
        0.468238212480865118,
        1.28426009614491121,
        1
    };
    private static final double ROOT_32 = 5.656854249492380195;
    private static final double ONE_OVER_ROOT_2_PI = 0.398942280401432677940;

    /** Beyond this a tail is less than the smallest number. */
    private static final double GONE = 39;

    private Normal() {}

    /** z with Pr(Z &lt;= z) = probability, infinite at 0 and 1. */
    static double quantile(double probability) {
        double q = probability - 0.5;
        if (Math.abs(q) <= 0.425) {
            double r = 0.180625 - q * q;
            return q * polynomial(CENTRE, r) / polynomial(CENTRE_UNDER, r);
        }
        double tail = q < 0 ? probability : 1 - probability;
        if (tail == 0) {
            return q < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        double r = Math.sqrt(-StrictMath.log(tail));
        double z = r <= 5
                ? polynomial(FLANK, r - 1.6) / polynomial(FLANK_UNDER, r - 1.6)
                : polynomial(FAR, r - 5) / polynomial(FAR_UNDER, r - 5);
        return q < 0 ? -z : z;
    }

    /** Pr(Z &gt;= z). */
    static double above(double z) {
        double y = Math.abs(z);
        if (y > GONE) {
            return z > 0 ? 0 : 1;
        }
        if (y <= 0.67448975) {
            double square = y > 1e-16 ? z * z : 0;
            return 0.5 - z * polynomial(BODY, square) / polynomial(BODY_UNDER, square);
        }
        double tail;
        if (y <= ROOT_32) {
            tail = density(y) * polynomial(TAIL, y) / polynomial(TAIL_UNDER, y);
        } else {
            double inverse = 1 / (y * y);
            double correction = inverse * polynomial(LONG_TAIL, inverse) / polynomial(LONG_TAIL_UNDER, inverse);
            tail = density(y) * (ONE_OVER_ROOT_2_PI - correction) / y;
        }
        return z > 0 ? tail : 1 - tail;
    }

    /** exp(-y²/2), its exponent split so that squaring loses nothing. */
    private static double density(double y) {
        double coarse = Math.floor(y * 16) / 16;
        double rest = (y - coarse) * (y + coarse);
        return StrictMath.exp(-coarse * coarse * 0.5) * StrictMath.exp(-rest * 0.5);
    }

    private static double polynomial(double[] coefficients, double x) {
        double sum = 0;
        for (int k = coefficients.length - 1; k >= 0; k--) {
            sum = sum * x + coefficients[k];
        }
        return sum;
    }
}
