package io.bothways.analytics.statistics.cox;

import io.bothways.analytics.statistics.Clusters;
import java.util.function.IntUnaryOperator;

/**
 * Grouped jackknife (sandwich) variance: the sum over clusters of D D', D the cluster's sum of score residuals times the
 * inverse information (Lin and Wei 1989; Therneau and Grambsch 2000, 7.2). O(n p + clusters p²).
 */
final class RobustVariance {
    private RobustVariance() {}

    /** On the scaled covariates; {@code inverse} is the model variance on that scale. */
    static double[] of(CoxRows rows, RiskSets sets, double[] inverse, IntUnaryOperator cluster) {
        int p = rows.covariates;
        Clusters clusters = Clusters.of(rows.rows, i -> cluster.applyAsInt(rows.source[i]));
        double[] sums = new double[clusters.count() * p];
        int[] number = clusters.numbers();
        addResiduals(rows, sets, sums, number);
        double[] variance = new double[p * p];
        double[] influence = new double[p];
        for (int c = 0; c < clusters.count(); c++) {
            for (int j = 0; j < p; j++) {
                double sum = 0;
                for (int k = 0; k < p; k++) {
                    sum += inverse[j * p + k] * sums[c * p + k];
                }
                influence[j] = sum;
            }
            for (int j = 0; j < p; j++) {
                for (int k = 0; k <= j; k++) {
                    variance[j * p + k] += influence[j] * influence[k];
                }
            }
        }
        for (int j = 0; j < p; j++) {
            for (int k = 0; k < j; k++) {
                variance[k * p + j] = variance[j * p + k];
            }
        }
        return variance;
    }

    /**
     * Adds each row's weighted score residual, w (δ (x - x̄(t)) - r ∫ (x - x̄) dH over its time at risk), to the sums of its
     * group. The integral is a difference of two running sums.
     */
    static void addResiduals(CoxRows rows, RiskSets sets, double[] sums, int[] group) {
        int p = rows.covariates;
        int times = rows.time.length;
        double[] hazard = new double[times + 1];
        double[] meanHazard = new double[(times + 1) * p];
        int[] origin = new int[times];
        for (int s = 0; s + 1 < rows.firstTime.length; s++) {
            for (int e = rows.firstTime[s]; e < rows.firstTime[s + 1]; e++) {
                origin[e] = rows.firstTime[s] - 1;
                hazard[e + 1] = hazard[e] + sets.hazard[e];
                for (int j = 0; j < p; j++) {
                    meanHazard[(e + 1) * p + j] = meanHazard[e * p + j] + sets.meanHazard[e * p + j];
                }
            }
        }
        double[] x = rows.x;
        for (int e = 0; e < times; e++) {
            int events = rows.firstRow[e] + rows.deaths[e];
            for (int i = rows.firstRow[e]; i < rows.firstRow[e + 1]; i++) {
                boolean event = i < events;
                int last = event ? e - 1 : e;
                int from = rows.lo[i] >= 0 ? rows.lo[i] : origin[e];
                double h = hazard[last + 1] - hazard[from + 1] + (event ? sets.tiedHazard[e] : 0);
                double r = sets.risk[i];
                double w = event ? rows.weight[i] : 0;
                int to = group[i] * p;
                for (int j = 0; j < p; j++) {
                    double mean = meanHazard[(last + 1) * p + j] - meanHazard[(from + 1) * p + j];
                    mean += event ? sets.tiedMeanHazard[e * p + j] : 0;
                    double own = event ? w * (x[i * p + j] - sets.mean[e * p + j]) : 0;
                    sums[to + j] += own - r * (x[i * p + j] * h - mean);
                }
            }
        }
    }
}
