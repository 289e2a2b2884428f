package io.bothways.analytics.statistics;

/**
 * Square-root-free factorisation L D L' of a symmetric, positive semi-definite matrix given row by row. Columns whose pivot
 * falls below 1e-10 of their own diagonal carry nothing new: they are marked, and take no part in solutions (a generalised
 * inverse with zeros in their place). O(p³).
 */
public final class Cholesky {
    private static final double RANK_TOLERANCE = 1e-10;

    private final int size;
    private final double[] factor;
    private final double[] pivot;
    private int rank;

    private Cholesky(int size) {
        this.size = size;
        factor = new double[size * size];
        pivot = new double[size];
    }

    /**
     * Factors a matrix of the given size, stored row by row; it is not changed. O(size³). A column that is zero, not finite
     * or a combination of earlier ones becomes redundant; size 0 has rank 0.
     */
    public static Cholesky of(double[] matrix, int size) {
        var result = new Cholesky(size);
        for (int j = 0; j < size; j++) {
            double d = matrix[j * size + j];
            for (int k = 0; k < j; k++) {
                double l = result.factor[j * size + k];
                d -= l * l * result.pivot[k];
            }
            boolean informative = d > RANK_TOLERANCE * matrix[j * size + j] && Double.isFinite(d);
            result.pivot[j] = informative ? d : 0;
            result.factor[j * size + j] = 1;
            if (!informative) {
                continue;
            }
            result.rank++;
            for (int i = j + 1; i < size; i++) {
                double sum = matrix[i * size + j];
                for (int k = 0; k < j; k++) {
                    sum -= result.factor[i * size + k] * result.factor[j * size + k] * result.pivot[k];
                }
                result.factor[i * size + j] = sum / d;
            }
        }
        return result;
    }

    /** Number of informative columns, 0 … size. O(1). */
    public int rank() {
        return rank;
    }

    /** Whether the column is a combination of earlier ones, zero or not finite. O(1). */
    public boolean redundant(int column) {
        return pivot[column] == 0;
    }

    /** Natural logarithm of the determinant over the informative columns; 0 where there is none. O(size). */
    public double logDeterminant() {
        double sum = 0;
        for (double d : pivot) {
            sum += d > 0 ? StrictMath.log(d) : 0;
        }
        return sum;
    }

    /** x with A x = right-hand side; 0 in redundant columns, so all zeros for a matrix of rank 0. O(size²). */
    public double[] solve(double[] rightHandSide) {
        double[] x = rightHandSide.clone();
        for (int i = 0; i < size; i++) {
            if (pivot[i] == 0) {
                x[i] = 0;
                continue;
            }
            for (int k = 0; k < i; k++) {
                x[i] -= factor[i * size + k] * x[k];
            }
        }
        for (int i = 0; i < size; i++) {
            x[i] = pivot[i] == 0 ? 0 : x[i] / pivot[i];
        }
        for (int i = size - 1; i >= 0; i--) {
            if (pivot[i] == 0) {
                continue;
            }
            for (int k = i + 1; k < size; k++) {
                x[i] -= pivot[k] == 0 ? 0 : factor[k * size + i] * x[k];
            }
        }
        return x;
    }

    /** The (generalised) inverse row by row, symmetric to the last bit, zero in redundant rows and columns. O(size³). */
    public double[] inverse() {
        double[] inverse = new double[size * size];
        double[] unit = new double[size];
        for (int j = 0; j < size; j++) {
            unit[j] = 1;
            double[] column = solve(unit);
            unit[j] = 0;
            for (int i = 0; i < size; i++) {
                inverse[i * size + j] = pivot[j] == 0 ? 0 : column[i];
            }
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                inverse[j * size + i] = inverse[i * size + j];
            }
        }
        return inverse;
    }

    /** x' A⁻¹ x over the informative columns; 0 for a matrix of rank 0. O(size²). */
    public double inverseForm(double[] x) {
        double[] solution = solve(x);
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += pivot[i] == 0 ? 0 : x[i] * solution[i];
        }
        return sum;
    }
}
