package io.bothways.analytics.statistics.comparison;

import io.bothways.analytics.statistics.Cholesky;
import io.bothways.analytics.statistics.Clusters;
import io.bothways.analytics.statistics.Columns;
import io.bothways.analytics.statistics.InvalidRow;
import org.jspecify.annotations.Nullable;

/**
 * Least squares with an intercept and optional weights; classical, heteroscedasticity-consistent (White 1980; MacKinnon and
 * White 1985) and clustered (Liang and Zeger 1986, with the usual G/(G-1) (n-1)/(n-p)) variances. O(n p²).
 *
 * <p>Coefficients of columns that repeat others are null; variances are null without residual degrees of freedom.
 */
public final class LinearRegression {
    private final Design design;
    private final double[] residual;
    private final double[] beta;
    private final double[] inverse;
    private final Cholesky factor;

    /** The variance wanted. */
    public enum Errors {
        CLASSICAL,
        HC0,
        HC1,
        HC3
    }

    private LinearRegression(Design design, double[] outcome) {
        this.design = design;
        int width = design.width();
        factor = Cholesky.of(design.crossProduct(design.weight), width);
        inverse = factor.inverse();
        double[] right = new double[width];
        for (int i = 0; i < design.rows; i++) {
            for (int j = 0; j < width; j++) {
                right[j] += design.weight[i] * outcome[i] * design.x[i * width + j];
            }
        }
        beta = factor.solve(right);
        residual = new double[design.rows];
        for (int i = 0; i < design.rows; i++) {
            residual[i] = outcome[i] - design.dot(i, beta);
        }
    }

    /** Every row counts once. */
    public static LinearRegression fit(double[] outcome, double[][] columns) {
        return fit(outcome, columns, null);
    }

    /**
     * O(n p²). No rows, one subject or columns without variation are answered with nulls where asked.
     *
     * @param weights case weights, or null; a row of weight 0 counts as absent
     * @throws InvalidRow where an outcome, a covariate or a weight is not finite, or a weight is negative
     */
    public static LinearRegression fit(double[] outcome, double[][] columns, double @Nullable [] weights) {
        for (int i = 0; i < outcome.length; i++) {
            if (!Double.isFinite(outcome[i])) {
                throw new InvalidRow(i, "outcome " + outcome[i]);
            }
        }
        return new LinearRegression(new Design(columns, outcome.length, weights), outcome);
    }

    /**
     * Change of the outcome per unit of a covariate; intercept at 0, covariates from 1. Null for a column that does not
     * vary or repeats others, and for all without rows.
     */
    public @Nullable Double coefficient(int j) {
        return factor.redundant(j) ? null : design.unscaled(beta)[j];
    }

    /**
     * In units of the coefficient. O(n p²). Null when the coefficient is, without residual degrees of freedom, and for HC3
     * when a row is fitted by itself alone (leverage 1). 0 only where the fit is perfect.
     */
    public @Nullable Double standardError(int j, Errors errors) {
        int free = degreesOfFreedom();
        if (factor.redundant(j) || free <= 0) {
            return null;
        }
        int width = design.width();
        double[] variance;
        if (errors == Errors.CLASSICAL) {
            double sum = 0;
            for (int i = 0; i < design.rows; i++) {
                sum += design.weight[i] * residual[i] * residual[i];
            }
            variance = inverse.clone();
            for (int k = 0; k < variance.length; k++) {
                variance[k] *= sum / free;
            }
        } else {
            double[] middle = new double[design.rows];
            double correction = errors == Errors.HC1 ? (double) positiveWeights() / free : 1;
            for (int i = 0; i < middle.length; i++) {
                double u = design.weight[i] * residual[i];
                if (errors == Errors.HC3) {
                    double others = 1 - leverage(i);
                    if (others < 1e-10) {
                        return null;
                    }
                    u /= others;
                }
                middle[i] = correction * u * u;
            }
            variance = Design.sandwiched(inverse, design.crossProduct(middle), width);
        }
        return Math.sqrt(design.unscaledVariance(variance)[j * width + j]);
    }

    /**
     * Rows of equal label vary together (Liang and Zeger 1986). O(n p²). Null as {@link #standardError}, with fewer than
     * two clusters, or when residuals add up to nothing in each of them (a covariate that tells the clusters).
     */
    public @Nullable Double clusteredStandardError(int j, int[] cluster) {
        Columns.requireLength("cluster", cluster.length, design.rows);
        int width = design.width();
        Clusters clusters = Clusters.of(design.rows, row -> cluster[row]);
        int groups = clusters.count();
        int free = degreesOfFreedom();
        if (factor.redundant(j) || groups < 2 || free <= 0) {
            return null;
        }
        double[][] sums = new double[groups][width];
        for (int i = 0; i < design.rows; i++) {
            for (int k = 0; k < width; k++) {
                sums[clusters.of(i)][k] += design.weight[i] * residual[i] * design.x[i * width + k];
            }
        }
        double correction = groups / (groups - 1.0) * (positiveWeights() - 1.0) / free;
        double[] variance = design.unscaledVariance(Design.sandwiched(inverse, Outer.sum(sums, width), width));
        double square = correction * variance[j * width + j];
        Double classical = standardError(j, Errors.CLASSICAL);
        return classical != null && square > 1e-20 * classical * classical ? (Double) Math.sqrt(square) : null;
    }

    /** Rows with weight less informative columns, the intercept among them; 0 or less leaves no variance. */
    public int degreesOfFreedom() {
        return positiveWeights() - factor.rank();
    }

    private int positiveWeights() {
        int count = 0;
        for (double w : design.weight) {
            count += w > 0 ? 1 : 0;
        }
        return count;
    }

    private double leverage(int i) {
        int width = design.width();
        double sum = 0;
        for (int j = 0; j < width; j++) {
            for (int k = 0; k < width; k++) {
                sum += design.x[i * width + j] * inverse[j * width + k] * design.x[i * width + k];
            }
        }
        return design.weight[i] * sum;
    }
}
