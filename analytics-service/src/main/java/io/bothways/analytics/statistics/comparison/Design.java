package io.bothways.analytics.statistics.comparison;

import io.bothways.analytics.statistics.InvalidRow;
import org.jspecify.annotations.Nullable;

/**
 * Regressors of a model with an intercept, centred and scaled so that products of their sums keep their digits; coefficients
 * and variances are translated back to the caller's units. Columns that do not vary get scale 0.
 */
final class Design {
    final int rows;
    final int covariates;
    /** Row by row, a leading 1 and the scaled covariates. */
    final double[] x;

    final double[] weight;
    private final double[] centre;
    private final double[] scale;

    Design(double[][] columns, int rows, double @Nullable [] weights) {
        this.rows = rows;
        covariates = columns.length;
        weight = new double[rows];
        for (int i = 0; i < rows; i++) {
            weight[i] = weights == null ? 1 : weights[i];
            if (!(weight[i] >= 0) || Double.isInfinite(weight[i])) {
                throw new InvalidRow(i, "weight " + weight[i]);
            }
        }
        centre = new double[covariates];
        scale = new double[covariates];
        int width = covariates + 1;
        x = new double[rows * width];
        for (int i = 0; i < rows; i++) {
            x[i * width] = 1;
        }
        for (int j = 0; j < covariates; j++) {
            standardise(columns[j], j, width);
        }
    }

    private void standardise(double[] column, int j, int width) {
        if (column.length != rows) {
            throw new IllegalArgumentException("covariate of " + column.length + " rows for " + rows);
        }
        double sum = 0;
        double total = 0;
        for (int i = 0; i < rows; i++) {
            if (!Double.isFinite(column[i])) {
                throw new InvalidRow(i, "covariate " + column[i]);
            }
            sum += weight[i] * column[i];
            total += weight[i];
        }
        centre[j] = total > 0 ? sum / total : 0;
        double deviation = 0;
        for (int i = 0; i < rows; i++) {
            deviation += weight[i] * Math.abs(column[i] - centre[j]);
        }
        boolean varies = total > 0 && deviation / total > 1e-12 * Math.abs(centre[j]) && deviation > 0;
        scale[j] = varies ? total / deviation : 0;
        for (int i = 0; i < rows; i++) {
            x[i * width + 1 + j] = (column[i] - centre[j]) * scale[j];
        }
    }

    int width() {
        return covariates + 1;
    }

    double dot(int row, double[] beta) {
        int width = width();
        double sum = 0;
        for (int j = 0; j < width; j++) {
            sum += beta[j] * x[row * width + j];
        }
        return sum;
    }

    /** Σ over rows of factor × x x', row by row. */
    double[] crossProduct(double[] factor) {
        int width = width();
        double[] sums = new double[width * width];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < width; j++) {
                double fx = factor[i] * x[i * width + j];
                for (int k = j; k < width; k++) {
                    sums[j * width + k] += fx * x[i * width + k];
                }
            }
        }
        for (int j = 0; j < width; j++) {
            for (int k = 0; k < j; k++) {
                sums[j * width + k] = sums[k * width + j];
            }
        }
        return sums;
    }

    /** Range of each scaled column, 0 for the intercept. */
    double[] spans() {
        int width = width();
        double[] span = new double[width];
        for (int j = 1; j < width; j++) {
            double min = Double.POSITIVE_INFINITY;
            double max = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < rows; i++) {
                min = Math.min(min, x[i * width + j]);
                max = Math.max(max, x[i * width + j]);
            }
            span[j] = rows == 0 ? 0 : max - min;
        }
        return span;
    }

    /** Intercept first, per original unit. */
    double[] unscaled(double[] beta) {
        double[] result = new double[width()];
        result[0] = beta[0];
        for (int j = 0; j < covariates; j++) {
            result[j + 1] = beta[j + 1] * scale[j];
            result[0] -= result[j + 1] * centre[j];
        }
        return result;
    }

    /** T V T' with T the translation of {@link #unscaled}. */
    double[] unscaledVariance(double[] variance) {
        int width = width();
        double[] translation = new double[width * width];
        translation[0] = 1;
        for (int j = 0; j < covariates; j++) {
            translation[j + 1] = -scale[j] * centre[j];
            translation[(j + 1) * width + j + 1] = scale[j];
        }
        return sandwiched(translation, variance, width);
    }

    static double[] sandwiched(double[] outer, double[] inner, int width) {
        double[] half = new double[width * width];
        double[] result = new double[width * width];
        for (int i = 0; i < width; i++) {
            for (int j = 0; j < width; j++) {
                for (int k = 0; k < width; k++) {
                    half[i * width + j] += outer[i * width + k] * inner[k * width + j];
                }
            }
        }
        for (int i = 0; i < width; i++) {
            for (int j = 0; j < width; j++) {
                for (int k = 0; k < width; k++) {
                    result[i * width + j] += half[i * width + k] * outer[j * width + k];
                }
            }
        }
        return result;
    }
}
