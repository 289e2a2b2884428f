package io.bothways.analytics.statistics.likelihood;

/** A concave log likelihood that {@link Maximum} climbs. The arrays are overwritten by the next evaluation. */
public interface Likelihood {
    /** Moves to these coefficients; the other methods answer for them from then on. */
    void evaluate(double[] beta);

    /** Natural logarithm of the likelihood, up to a constant; 0 when there is nothing to explain. */
    double logLikelihood();

    /** Gradient of the log likelihood, one number per coefficient. */
    double[] score();

    /** Negative Hessian, row by row. */
    double[] information();
}
