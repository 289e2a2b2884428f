package io.bothways.analytics.statistics.comparison;

import io.bothways.analytics.statistics.Columns;
import io.bothways.analytics.statistics.InvalidRow;
import io.bothways.analytics.statistics.Scaling;
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
    private final Scaling scaling;

    Design(double[][] columns, int rows, double @Nullable [] weights) {
        this.rows = rows;
        covariates = columns.length;
        if (weights != null) {
            Columns.requireLength("weight", weights.length, rows);
        }
        weight = new double[rows];
        for (int i = 0; i < rows; i++) {
            weight[i] = weights == null ? 1 : weights[i];
            if (!(weight[i] >= 0) || Double.isInfinite(weight[i])) {
                throw new InvalidRow(i, "weight " + weight[i]);
            }
        }
        scaling = Scaling.of(columns, weight);
        int width = covariates + 1;
        x = new double[rows * width];
        for (int i = 0; i < rows; i++) {
            x[i * width] = 1;
            for (int j = 0; j < covariates; j++) {
                x[i * width + 1 + j] = scaling.of(columns[j][i], j);
            }
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

    /** Range of each scaled column; the intercept counts as moving over one unit. */
    double[] spans() {
        double[] span = new double[width()];
        span[0] = 1;
        System.arraycopy(scaling.spans(), 0, span, 1, covariates);
        return span;
    }

    /** Intercept first, per original unit. */
    double[] unscaled(double[] beta) {
        double[] result = new double[width()];
        result[0] = beta[0];
        for (int j = 0; j < covariates; j++) {
            result[j + 1] = beta[j + 1] * scaling.scale(j);
            result[0] -= result[j + 1] * scaling.centre(j);
        }
        return result;
    }

    /** T V T' with T the translation of {@link #unscaled}. */
    double[] unscaledVariance(double[] variance) {
        int width = width();
        double[] translation = new double[width * width];
        translation[0] = 1;
        for (int j = 0; j < covariates; j++) {
            translation[j + 1] = -scaling.scale(j) * scaling.centre(j);
            translation[(j + 1) * width + j + 1] = scaling.scale(j);
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
