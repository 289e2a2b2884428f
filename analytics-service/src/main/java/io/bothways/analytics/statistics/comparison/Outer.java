package io.bothways.analytics.statistics.comparison;

/** Σ u u' over vectors: the middle of every sandwich. */
final class Outer {
    private Outer() {}

    static double[] sum(double[][] vectors, int width) {
        double[] sums = new double[width * width];
        for (double[] u : vectors) {
            for (int j = 0; j < width; j++) {
                for (int k = 0; k < width; k++) {
                    sums[j * width + k] += u[j] * u[k];
                }
            }
        }
        return sums;
    }
}
