package io.bothways.analytics.statistics;

import java.util.Arrays;

/**
 * Centre, scale and range of covariates, so that estimators work on numbers around one whatever the caller's units:
 * x ↦ (x - weighted mean) / weighted mean deviation. A column that does not vary has scale 0 and becomes all zeros, which
 * the factorisation then reports as redundant. O(n p).
 */
public final class Scaling {
    private final double[] centre;
    private final double[] scale;
    private final double[] span;

    private Scaling(int covariates) {
        centre = new double[covariates];
        scale = new double[covariates];
        span = new double[covariates];
    }

    /**
     * Measures every column. O(n p). A column that does not vary among the rows with weight, or has none, gets scale 0; one
     * of another length than the weights is refused.
     *
     * @param weights of the rows, those of 0 not being looked at
     * @throws InvalidRow where a covariate is not finite, whatever the weight of its row
     */
    public static Scaling of(double[][] columns, double[] weights) {
        var scaling = new Scaling(columns.length);
        for (int j = 0; j < columns.length; j++) {
            Columns.requireLength("covariate " + (j + 1), columns[j].length, weights.length);
            scaling.measure(columns[j], weights, j);
        }
        return scaling;
    }

    private void measure(double[] column, double[] weights, int j) {
        double sum = 0;
        double total = 0;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < column.length; row++) {
            double x = column[row];
            if (!Double.isFinite(x)) {
                throw new InvalidRow(row, "covariate " + x + " in column " + (j + 1));
            }
            double w = weights[row];
            if (w > 0) {
                sum += w * x;
                total += w;
                min = Math.min(min, x);
                max = Math.max(max, x);
            }
        }
        centre[j] = total > 0 ? sum / total : 0;
        double deviation = 0;
        for (int row = 0; row < column.length; row++) {
            deviation += weights[row] * Math.abs(column[row] - centre[j]);
        }
        boolean varies = total > 0 && deviation / total > 1e-12 * Math.abs(centre[j]) && deviation > 0;
        scale[j] = varies ? total / deviation : 0;
        span[j] = varies ? (max - min) * scale[j] : 0;
    }

    /** The value in scaled units; 0 for a column that does not vary. O(1). */
    public double of(double x, int j) {
        return (x - centre[j]) * scale[j];
    }

    /** Weighted mean of a column in its own unit; 0 when no row has weight. */
    public double centre(int j) {
        return centre[j];
    }

    /**
     * One over the weighted mean deviation: what to multiply a scaled coefficient by to have it per original unit; 0 where
     * the column does not vary.
     */
    public double scale(int j) {
        return scale[j];
    }

    /** Largest minus smallest scaled value of every column; 0 where it does not vary. A copy. */
    public double[] spans() {
        return span.clone();
    }

    /** All centres; a copy. */
    public double[] centres() {
        return centre.clone();
    }

    /** All scales; a copy. */
    public double[] scales() {
        return scale.clone();
    }

    /**
     * A variance matrix of scaled coefficients, row by row, per original units; zero for columns that do not vary. O(p²).
     */
    public double[] unscaled(double[] variance) {
        int p = scale.length;
        double[] result = Arrays.copyOf(variance, variance.length);
        for (int j = 0; j < p; j++) {
            for (int k = 0; k < p; k++) {
                result[j * p + k] *= scale[j] * scale[k];
            }
        }
        return result;
    }
}
