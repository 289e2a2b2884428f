package io.bothways.analytics.statistics.cox;

/**
 * How to fit. {@code firth} adds half the log determinant of the information to the log likelihood (Firth 1993; Heinze and
 * Schemper 2001): estimates stay finite under separation and lose their first-order bias.
 */
public record CoxOptions(Ties ties, boolean firth, int maximumIterations) {
    public static final CoxOptions EFRON = new CoxOptions(Ties.EFRON, false, 30);

    public CoxOptions {
        if (firth && ties == Ties.EXACT) {
            throw new IllegalArgumentException("Firth's penalty is offered with Efron or Breslow ties");
        }
        if (maximumIterations < 1) {
            throw new IllegalArgumentException("iterations " + maximumIterations);
        }
    }

    public static CoxOptions with(Ties ties) {
        return new CoxOptions(ties, false, 30);
    }

    public CoxOptions penalised() {
        return new CoxOptions(ties, true, 60);
    }
}
