package io.bothways.analytics.statistics.comparison;

import io.bothways.analytics.statistics.Clusters;
import io.bothways.analytics.statistics.Columns;
import io.bothways.analytics.statistics.Exponential;
import io.bothways.analytics.statistics.InvalidRow;
import io.bothways.analytics.statistics.likelihood.Likelihood;
import io.bothways.analytics.statistics.likelihood.Maximum;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Pr(y = 1 | x) = 1 / (1 + exp(-(a + x'β))) by iteratively reweighted least squares, which is Newton's method here, with the
 * inverse information and the sandwich (HC0, by cluster if given) as variances. O(iterations × n p²).
 *
 * <p>One outcome only, or covariates that tell the outcomes apart: no maximum, {@link #identifiable()} is false and the
 * coefficients concerned are null. Covariates that repeat others are null as well.
 */
public final class LogisticRegression {
    private final Design design;
    private final double[] outcome;
    private final Maximum maximum;
    private final double[] inverse;

    private LogisticRegression(Design design, double[] outcome, Maximum maximum) {
        this.design = design;
        this.outcome = outcome;
        this.maximum = maximum;
        inverse = maximum.variance();
    }

    /** Every row counts once. */
    public static LogisticRegression fit(boolean[] outcome, double[][] columns) {
        return fit(outcome, columns, null);
    }

    /**
     * O(iterations × n p²), at most 40 iterations. Always answers with a fit, which says what of it is identifiable.
     *
     * @param weights case weights, or null
     * @throws InvalidRow where a covariate or a weight is not finite, or a weight is negative
     */
    public static LogisticRegression fit(boolean[] outcome, double[][] columns, double @Nullable [] weights) {
        Design design = new Design(columns, outcome.length, weights);
        double[] y = new double[outcome.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = outcome[i] ? 1 : 0;
        }
        return new LogisticRegression(design, y, Maximum.of(new Bernoulli(design, y), design.spans(), 40));
    }

    /**
     * Whether a maximum exists: not without rows or weight, with one outcome only, or under separation. Single coefficients
     * may still be null for repeating others.
     */
    public boolean identifiable() {
        for (boolean s : maximum.separated()) {
            if (s) {
                return false;
            }
        }
        return !maximum.redundant()[0];
    }

    /**
     * Log odds ratio per unit of a covariate; intercept at 0, covariates from 1. Null when it runs to infinity, repeats
     * others or does not vary.
     */
    public @Nullable Double coefficient(int j) {
        return !maximum.identified(j) ? null : design.unscaled(maximum.beta())[j];
    }

    /** Square root of the inverse information, per unit of the covariate; null when the coefficient is. O(p³). */
    public @Nullable Double standardError(int j) {
        return !maximum.identified(j) ? null : Math.sqrt(design.unscaledVariance(inverse)[j * design.width() + j]);
    }

    /**
     * Sandwich standard error, rows of equal label together; null labels: every row alone. Null when the coefficient is,
     * and for a single cluster. O(n p²).
     */
    public @Nullable Double robustStandardError(int j, int @Nullable [] cluster) {
        if (cluster != null) {
            Columns.requireLength("cluster", cluster.length, design.rows);
        }
        if (!maximum.identified(j)) {
            return null;
        }
        int width = design.width();
        Clusters clusters = Clusters.of(design.rows, row -> cluster == null ? row : cluster[row]);
        double[][] sums = new double[clusters.count()][width];
        double[] fitted = probabilities();
        for (int i = 0; i < design.rows; i++) {
            for (int k = 0; k < width; k++) {
                sums[clusters.of(i)][k] += design.weight[i] * (outcome[i] - fitted[i]) * design.x[i * width + k];
            }
        }
        double[] variance = design.unscaledVariance(Design.sandwiched(inverse, Outer.sum(sums, width), width));
        double square = variance[j * width + j];
        return square > 1e-20 * design.unscaledVariance(inverse)[j * width + j] ? (Double) Math.sqrt(square) : null;
    }

    /** -2 log likelihood, 0 or more: 0 without rows, close to 0 under separation. O(1). */
    public double deviance() {
        return -2 * maximum.logLikelihood();
    }

    /**
     * Fitted probability of every row, 0 … 1. Of use only when the fit is {@link #identifiable()}: under separation they
     * are 0 and 1 as nearly as the climb got. O(n p).
     */
    public double[] probabilities() {
        double[] fitted = new double[design.rows];
        for (int i = 0; i < fitted.length; i++) {
            fitted[i] = 1 / (1 + Exponential.exp(-design.dot(i, maximum.beta())));
        }
        return fitted;
    }

    private static final class Bernoulli implements Likelihood {
        private final Design design;
        private final double[] outcome;
        private final double[] score;
        private double[] information = new double[0];
        private double logLikelihood;

        Bernoulli(Design design, double[] outcome) {
            this.design = design;
            this.outcome = outcome;
            score = new double[design.width()];
        }

        @Override
        public void evaluate(double[] beta) {
            int width = design.width();
            double[] factor = new double[design.rows];
            Arrays.fill(score, 0);
            logLikelihood = 0;
            for (int i = 0; i < design.rows; i++) {
                double eta = design.dot(i, beta);
                double away = Exponential.exp(-Math.abs(eta));
                double p = eta >= 0 ? 1 / (1 + away) : away / (1 + away);
                double w = design.weight[i];
                logLikelihood +=
                        w * ((outcome[i] == 1 ? Math.min(eta, 0) : Math.min(-eta, 0)) - StrictMath.log1p(away));
                factor[i] = w * away / ((1 + away) * (1 + away));
                double residual = w * (outcome[i] - p);
                for (int j = 0; j < width; j++) {
                    score[j] += residual * design.x[i * width + j];
                }
            }
            information = design.crossProduct(factor);
        }

        @Override
        public double logLikelihood() {
            return logLikelihood;
        }

        @Override
        public double[] score() {
            return score;
        }

        @Override
        public double[] information() {
            return information;
        }
    }
}
