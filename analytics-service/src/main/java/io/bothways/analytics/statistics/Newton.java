package io.bothways.analytics.statistics;

/**
 * Newton–Raphson from zero with step halving, on standardised covariates. Columns redundant at the start stay at zero. Ends
 * when a full step would change the log likelihood by less than 1e-13 plus 1e-15 of its size; one such step is still taken.
 */
public final class Newton {
    private static final double LONGEST_STEP = 5;

    private final Likelihood likelihood;
    private final double[] span;
    private final int size;
    private final double[] lastStep;
    private final boolean[] redundant;
    private double[] beta;
    private double[] information = new double[0];
    private double nullLogLikelihood;
    private double logLikelihood;
    private double scoreStatistic;
    private int iterations;
    private boolean converged;

    /** @param span range of every covariate, which bounds how far one step may move any linear predictor */
    public Newton(Likelihood likelihood, double[] span) {
        this.likelihood = likelihood;
        this.span = span;
        size = span.length;
        beta = new double[size];
        lastStep = new double[size];
        redundant = new boolean[size];
    }

    public void climb(int maximumIterations) {
        likelihood.evaluate(beta);
        nullLogLikelihood = likelihood.logLikelihood();
        logLikelihood = nullLogLikelihood;
        information = likelihood.information().clone();
        Cholesky factor = Cholesky.of(information, size);
        for (int j = 0; j < size; j++) {
            redundant[j] = factor.redundant(j);
        }
        double[] score = masked(likelihood.score());
        scoreStatistic = factor.inverseForm(score);
        double[] step = bounded(factor.solve(score));
        double gain = product(step, score) / 2;
        while (iterations < maximumIterations) {
            if (!(gain > 1e-13 + 1e-15 * Math.abs(logLikelihood))) {
                converged = gain >= 0 || size == 0;
                add(step, 1);
                return;
            }
            iterations++;
            if (!advance(step)) {
                return;
            }
            information = likelihood.information().clone();
            factor = Cholesky.of(information, size);
            score = masked(likelihood.score());
            step = bounded(factor.solve(score));
            gain = product(step, score) / 2;
        }
    }

    /** Where the climb ended; read-only by agreement, as all arrays here. */
    public double[] beta() {
        return beta;
    }

    /** Information at the last evaluation before the final step, row by row. */
    public double[] information() {
        return information;
    }

    /** The last full change of the coefficients. */
    public double[] lastStep() {
        return lastStep;
    }

    /** Columns that add nothing to earlier ones, judged at zero. */
    public boolean[] redundant() {
        return redundant;
    }

    public double nullLogLikelihood() {
        return nullLogLikelihood;
    }

    public double logLikelihood() {
        return logLikelihood;
    }

    /** U' I⁻¹ U at zero. */
    public double scoreStatistic() {
        return scoreStatistic;
    }

    public int iterations() {
        return iterations;
    }

    public boolean converged() {
        return converged;
    }

    /** Takes the step, halved until the likelihood no longer falls; false when no fraction of it helps. */
    private boolean advance(double[] step) {
        double[] from = beta.clone();
        double fraction = 1;
        for (int halvings = 0; halvings < 30; halvings++) {
            beta = from.clone();
            add(step, fraction);
            likelihood.evaluate(beta);
            double now = likelihood.logLikelihood();
            if (now >= logLikelihood - 1e-10 * Math.abs(logLikelihood)) {
                logLikelihood = now;
                for (int j = 0; j < size; j++) {
                    lastStep[j] = fraction * step[j];
                }
                return true;
            }
            fraction /= 2;
        }
        beta = from;
        likelihood.evaluate(beta);
        return false;
    }

    /** Where the likelihood is flat, rounding alone decides the length of a step; it must not leave the range of exp. */
    private double[] bounded(double[] step) {
        double reach = 0;
        for (int j = 0; j < size; j++) {
            reach = Math.max(reach, Math.abs(step[j]) * span[j]);
        }
        for (int j = 0; j < size && reach > LONGEST_STEP; j++) {
            step[j] *= LONGEST_STEP / reach;
        }
        return step;
    }

    private double[] masked(double[] score) {
        double[] masked = score.clone();
        for (int j = 0; j < size; j++) {
            masked[j] = redundant[j] ? 0 : masked[j];
        }
        return masked;
    }

    private void add(double[] step, double fraction) {
        for (int j = 0; j < size; j++) {
            beta[j] += redundant[j] ? 0 : fraction * step[j];
        }
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }
}
