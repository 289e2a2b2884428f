package io.bothways.analytics.statistics;

/** A concave log likelihood that {@link Maximum} climbs. The arrays are overwritten by the next evaluation. */
public interface Likelihood {
    void evaluate(double[] beta);

    double logLikelihood();

    double[] score();

    /** Negative Hessian, row by row. */
    double[] information();
}
