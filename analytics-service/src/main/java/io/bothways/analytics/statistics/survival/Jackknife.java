package io.bothways.analytics.statistics.survival;

import io.bothways.analytics.statistics.Clusters;

/**
 * Infinitesimal jackknife of the product-limit curve: the derivative of S(t) in each subject's weight is
 * -S(t) (own event / (n - d) - Σ d/(n(n-d)) over the subject's own time at risk); squares are summed over clusters. That of
 * the area up to tau has in place of S(t) the area from each event time on to tau. The influences of all rows add up to
 * nothing, so a single cluster has no error to tell.
 */
final class Jackknife {
    private static final double ROUNDING = 1e-20;

    private final Observations rows;
    private final TimeAxis axis;
    private final Clusters clusters;
    private final int[][] members;
    /** Of the product-limit curve: 1 / (n - d) and d / (n(n - d)); 0 without events, and where everybody has one. */
    private final Steps product;
    /** Of the sum of hazards: 1 / n and d / n². */
    private final Steps sum;

    /** What a row's own event adds to its influence at every position, and what everybody's there takes from it. */
    private record Steps(double[] own, double[] shared) {
        static Steps of(int size) {
            return new Steps(new double[size], new double[size]);
        }

        double[] sharedBefore() {
            double[] before = new double[shared.length + 1];
            for (int c = 0; c < shared.length; c++) {
                before[c + 1] = before[c] + shared[c];
            }
            return before;
        }
    }

    Jackknife(Observations rows, RiskTable table) {
        this.rows = rows;
        axis = table.axis;
        clusters = Clusters.of(rows.size(), rows::cluster);
        members = clusters.members();
        product = Steps.of(axis.size());
        sum = Steps.of(axis.size());
        for (int c = 0; c < axis.size(); c++) {
            double n = table.atRisk[c];
            double d = table.events[c];
            if (d > 0) {
                sum.own[c] = 1 / n;
                sum.shared[c] = d / (n * n);
                product.own[c] = d < n ? 1 / (n - d) : 0;
                product.shared[c] = d < n ? d / (n * (n - d)) : 0;
            }
        }
    }

    /** At every time of the curve; NaN where it is 0 and where the clusters do not differ. O(n + clusters × times). */
    double[] survivalErrors(SurvivalCurve curve) {
        double[] errors = variances(curve, product);
        for (int i = 0; i < errors.length; i++) {
            errors[i] = curve.survival(i) == 0 ? Double.NaN : curve.survival(i) * Math.sqrt(errors[i]);
        }
        return errors;
    }

    /** Of the cumulative hazard at every time of the curve; NaN where the clusters do not differ. As costly. */
    double[] hazardVariances(SurvivalCurve curve) {
        return variances(curve, sum);
    }

    private double[] variances(SurvivalCurve curve, Steps steps) {
        double[] before = steps.sharedBefore();
        double[] squares = new double[curve.size()];
        int[] positions = new int[curve.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = axis.floor(curve.time(i));
        }
        for (int[] cluster : members) {
            addSquares(steps.own, before, cluster, positions, squares);
        }
        for (int i = 0; i < squares.length; i++) {
            double independent = before[positions[i] + 1];
            boolean none = independent > 0 && !(squares[i] > ROUNDING * independent);
            squares[i] = none ? Double.NaN : squares[i];
        }
        return squares;
    }

    private void addSquares(double[] own, double[] before, int[] cluster, int[] positions, double[] squares) {
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
                double event = rows.cause(row) != 0 && exit[m] <= now ? own[exit[m]] : 0;
                influence += rows.weight(row) * (event - (before[Math.min(exit[m], now) + 1] - before[entry[m] + 1]));
            }
            squares[i] += influence * influence;
        }
    }

    /**
     * Of the area under the curve up to tau; NaN where the clusters do not differ. O(n + times).
     *
     * @param areaFrom area from the i-th time of the curve on to tau, 0 for times not before it
     */
    double areaVariance(SurvivalCurve curve, double[] areaFrom) {
        double[] area = new double[axis.size()];
        for (int i = 0; i < areaFrom.length; i++) {
            area[axis.floor(curve.time(i))] = areaFrom[i];
        }
        double[] after = new double[axis.size() + 1];
        double greenwood = 0;
        for (int c = 0; c < area.length; c++) {
            after[c + 1] = after[c] + area[c] * product.shared[c];
            greenwood += area[c] * area[c] * product.shared[c];
        }
        double[] influence = new double[clusters.count()];
        for (int row = 0; row < rows.size(); row++) {
            int entry = axis.floor(rows.start(row));
            int exit = axis.floor(rows.stop(row));
            double event = rows.cause(row) != 0 ? area[exit] * product.own[exit] : 0;
            influence[clusters.of(row)] += rows.weight(row) * (event - (after[exit + 1] - after[entry + 1]));
        }
        double variance = 0;
        for (double i : influence) {
            variance += i * i;
        }
        return greenwood > 0 && !(variance > ROUNDING * greenwood) ? Double.NaN : variance;
    }
}
