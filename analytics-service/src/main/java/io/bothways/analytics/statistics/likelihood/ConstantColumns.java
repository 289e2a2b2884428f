package io.bothways.analytics.statistics.likelihood;

import org.jspecify.annotations.Nullable;

/**
 * Covariates that vary between risk sets but within none, such as a constant cut into periods. Their information is a
 * difference of equal sums, of which rounding leaves something that must not pass for information: it is cleared. Judged once,
 * at the first evaluation, which is at zero: far out the information of other covariates may become as small.
 */
public final class ConstantColumns {
    private static final double ROUNDING = 1e-12;

    private boolean @Nullable [] constant;

    /**
     * Sets the rows and columns of constant covariates to 0, in place; without events that is all of them. O(p²).
     *
     * @param squares the squares of means that were taken off the diagonal of the information
     */
    public void clear(double[] information, double[] squares) {
        int size = squares.length;
        if (constant == null) {
            constant = new boolean[size];
            for (int j = 0; j < size; j++) {
                constant[j] = !(information[j * size + j] > ROUNDING * squares[j]);
            }
        }
        for (int j = 0; j < size; j++) {
            for (int k = 0; k < size; k++) {
                information[j * size + k] = constant[j] || constant[k] ? 0 : information[j * size + k];
            }
        }
    }
}
