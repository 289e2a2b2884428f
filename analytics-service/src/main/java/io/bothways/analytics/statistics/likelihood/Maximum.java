package io.bothways.analytics.statistics.likelihood;

import io.bothways.analytics.statistics.Cholesky;

/**
 * Where a concave log likelihood is highest: Newton–Raphson from zero with step halving, on standardised covariates (see
 * {@link Scaling}). Columns redundant at zero stay there. The climb ends when a full step would change the log likelihood by
 * less than 1e-13 plus 1e-15 of its size; one such step is still taken.
 *
 * <p>When some combination of covariates tells events from the rest, there is no maximum. The certificate for that: far out
 * in the direction of the last step the likelihood still does not fall. By concavity it then never will; were there a
 * maximum, the slope out there would be clearly negative. It costs one further evaluation, made only after a climb that did
 * not end quickly.
 */
public final class Maximum {
    private static final double LONGEST_STEP = 5;
    private static final int QUICK = 8;
    private static final double FAR = 20;
    /** Below this distance from zero, in linear predictors, nothing runs to infinity. */
    private static final double NEAR = 6;

    private final Likelihood likelihood;
    private final double[] span;
    private final int size;
    private final double[] lastStep;
    private final boolean[] redundant;
    private boolean[] separated;
    private double[] beta;
    private Cholesky information = Cholesky.of(new double[0], 0);
    private double nullLogLikelihood;
    private double logLikelihood;
    private double scoreStatistic;
    private int iterations;
    private boolean converged;

    private Maximum(Likelihood likelihood, double[] span) {
        this.likelihood = likelihood;
        this.span = span;
        size = span.length;
        beta = new double[size];
        lastStep = new double[size];
        redundant = new boolean[size];
        separated = new boolean[size];
    }

    /**
     * Climbs from zero. O(iterations) evaluations and O(p³) each. Without coefficients, or with a flat likelihood, all
     * columns are redundant and nothing moves; where there is no maximum the columns that run away are {@link #separated}.
     *
     * @param span range of every covariate, which bounds how far one step may move any linear predictor
     * @param maximumIterations after which the climb ends without having converged
     */
    public static Maximum of(Likelihood likelihood, double[] span, int maximumIterations) {
        var maximum = new Maximum(likelihood, span);
        maximum.climb(maximumIterations);
        if (!maximum.converged || maximum.iterations >= QUICK) {
            maximum.separated = maximum.runaways();
        }
        return maximum;
    }

    /** The same of a likelihood with a penalty that keeps its maximum finite (Firth 1993): separation is not looked for. */
    public static Maximum ofPenalised(Likelihood likelihood, double[] span, int maximumIterations) {
        var maximum = new Maximum(likelihood, span);
        maximum.climb(maximumIterations);
        return maximum;
    }

    private void climb(int maximumIterations) {
        likelihood.evaluate(beta);
        nullLogLikelihood = likelihood.logLikelihood();
        logLikelihood = nullLogLikelihood;
        information = Cholesky.of(likelihood.information(), size);
        for (int j = 0; j < size; j++) {
            redundant[j] = information.redundant(j);
        }
        double[] score = masked(likelihood.score());
        scoreStatistic = information.inverseForm(score);
        double[] step = bounded(information.solve(score));
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
            information = Cholesky.of(likelihood.information(), size);
            score = masked(likelihood.score());
            step = bounded(information.solve(score));
            gain = product(step, score) / 2;
        }
    }

    /**
     * Where the climb ended, 0 in redundant columns. Only to be told for {@link #identified} ones. Read-only by agreement,
     * as all arrays here.
     */
    public double[] beta() {
        return beta;
    }

    /**
     * (Generalised) inverse of the information at the last evaluation before the final step, row by row; zero in redundant
     * columns. O(p³).
     */
    public double[] variance() {
        return information.inverse();
    }

    /** Columns that add nothing to earlier ones, judged at zero; all of them when there is no event or no row. */
    public boolean[] redundant() {
        return redundant;
    }

    /** Columns that run to infinity; none when there is a maximum. */
    public boolean[] separated() {
        return separated;
    }

    /** Whether there is a maximum and the column takes part in it. */
    public boolean identified(int column) {
        return !redundant[column] && !separated[column];
    }

    /** Log likelihood at zero. */
    public double nullLogLikelihood() {
        return nullLogLikelihood;
    }

    /** Log likelihood at the last evaluation; under separation close to its supremum. */
    public double logLikelihood() {
        return logLikelihood;
    }

    /**
     * U' I⁻¹ U at zero (Rao 1948): chi-squared with as many degrees of freedom as columns are not redundant; 0 without any.
     */
    public double scoreStatistic() {
        return scoreStatistic;
    }

    /** Newton steps evaluated, the last one, which is only taken, not among them. */
    public int iterations() {
        return iterations;
    }

    /** Whether the climb ended because nothing was left to gain, and not for want of iterations or of a step that helps. */
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
        double reach = reach(step);
        for (int j = 0; j < size && reach > LONGEST_STEP; j++) {
            step[j] *= LONGEST_STEP / reach;
        }
        return step;
    }

    private boolean[] runaways() {
        boolean[] runaways = new boolean[size];
        double reach = reach(lastStep);
        if (!(reach > 0) || reach(beta) < NEAR) {
            return runaways;
        }
        double[] far = beta.clone();
        for (int j = 0; j < size; j++) {
            far[j] += FAR / reach * lastStep[j];
        }
        likelihood.evaluate(far);
        double slope = product(lastStep, likelihood.score()) / reach;
        if (slope < -1e-6 || !Double.isFinite(likelihood.logLikelihood())) {
            return runaways;
        }
        for (int j = 0; j < size; j++) {
            runaways[j] = Math.abs(lastStep[j]) * span[j] > 1e-3 * reach;
        }
        return runaways;
    }

    /** Largest change of a linear predictor that one of the coefficients can make. */
    private double reach(double[] coefficients) {
        double reach = 0;
        for (int j = 0; j < size; j++) {
            reach = Math.max(reach, Math.abs(coefficients[j]) * span[j]);
        }
        return reach;
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
