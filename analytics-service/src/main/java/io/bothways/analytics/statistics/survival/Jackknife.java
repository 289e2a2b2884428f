package io.bothways.analytics.statistics.survival;

import io.bothways.analytics.statistics.Clusters;

/**
 * Infinitesimal jackknife of the product-limit curve: the derivative of S(t) in each subject's weight is
 * -S(t) (own event / (n - d) - Σ d/(n(n-d)) over the subject's own time at risk); squares are summed over clusters. The
 * influences of all rows add up to nothing, so a single cluster has no error to tell.
 */
final class Jackknife {
    private Jackknife() {}

    static double[] survivalErrors(Observations rows, RiskTable table, SurvivalCurve curve) {
        TimeAxis axis = table.axis;
        double[] step = new double[axis.size()];
        double[] after = new double[axis.size() + 1];
        for (int c = 0; c < step.length; c++) {
            double n = table.atRisk[c];
            double d = table.events[c];
            step[c] = d > 0 && d < n ? 1 / (n - d) : 0;
            after[c + 1] = after[c] + (d > 0 && d < n ? d / (n * (n - d)) : 0);
        }
        Clusters clusters = Clusters.of(rows.size(), rows::cluster);
        int[][] members = clusters.members();
        double[] squares = new double[curve.size()];
        int[] positions = new int[curve.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = axis.floor(curve.time(i));
        }
        for (int[] cluster : members) {
            addSquares(rows, axis, step, after, cluster, positions, squares);
        }
        double[] errors = new double[curve.size()];
        for (int i = 0; i < errors.length; i++) {
            double greenwood = after[positions[i] + 1];
            boolean none = greenwood > 0 && !(squares[i] > 1e-20 * greenwood);
            errors[i] = none || curve.survival(i) == 0 ? Double.NaN : curve.survival(i) * Math.sqrt(squares[i]);
        }
        return errors;
    }

    private static void addSquares(
            Observations rows,
            TimeAxis axis,
            double[] step,
            double[] after,
            int[] cluster,
            int[] positions,
            double[] squares) {
        int count = cluster.length;
        int[] entry = new int[count];
        int[] exit = new int[count];
        for (int m = 0; m < count; m++) {
            entry[m] = axis.floor(rows.start(cluster[m]));
            exit[m] = axis.floor(rows.stop(cluster[m]));
        }
        for (int i = 0; i < positions.length; i++) {
            int now = positions[i];
            double influence = 0;
            for (int m = 0; m < count; m++) {
                if (now <= entry[m]) {
                    continue;
                }
                int row = cluster[m];
                double own = rows.cause(row) != 0 && exit[m] <= now ? step[exit[m]] : 0;
                influence += rows.weight(row) * (own - (after[Math.min(exit[m], now) + 1] - after[entry[m] + 1]));
            }
            squares[i] += influence * influence;
        }
    }
}
