package io.bothways.analytics.statistics.cox.options;

/**
 * How to fit. {@code firth} adds half the log determinant of the information to the log likelihood (Firth 1993; Heinze and
 * Schemper 2001): estimates stay finite under separation and lose their first-order bias.
 */
public record CoxOptions(Ties ties, boolean firth, int maximumIterations) {
    /** What is used unless told otherwise. */
    public static final CoxOptions EFRON = new CoxOptions(Ties.EFRON, false, 30);

    /** Refuses Firth's penalty with exact ties, and no iterations. */
    public CoxOptions {
        if (firth && ties == Ties.EXACT) {
            throw new IllegalArgumentException("Firth's penalty is offered with Efron or Breslow ties");
        }
        if (maximumIterations < 1) {
            throw new IllegalArgumentException("iterations " + maximumIterations);
        }
    }

    /** Other ties, without penalty, in up to 30 iterations. */
    public static CoxOptions with(Ties ties) {
        return new CoxOptions(ties, false, 30);
    }

    /** The same ties with Firth's penalty, in up to 60 iterations; refused with exact ties. */
    public CoxOptions penalised() {
        return new CoxOptions(ties, true, 60);
    }
}
