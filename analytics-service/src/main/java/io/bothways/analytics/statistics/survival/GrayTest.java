package io.bothways.analytics.statistics.survival;

import io.bothways.analytics.statistics.Cholesky;
import io.bothways.analytics.statistics.Clusters;
import io.bothways.analytics.statistics.InvalidRow;
import io.bothways.analytics.statistics.TestStatistic;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Gray's test that the cumulative incidence of one cause is equal in K groups (Gray 1988): the score compares each group's
 * subdistribution hazard with the pooled one, over risk sets n (1 - F(t-)) / S(t-), events weighted by (1 - F(t-))^rho of
 * the pooled curve; the variance follows every increment of either kind of event now and through the curves it bends later,
 * under the null of a common F. Strata add up their scores and variances, each with curves of its own. Right-censored rows
 * only; those with delayed entry are refused, as R's {@code cuminc} has no place for them. O(n log n + K³ times).
 *
 * <p>Null when fewer than two groups or no event of the cause leave nothing to compare. Rows with a whole-number weight
 * count that many times; other weights are refused: the test is about counts.
 */
public final class GrayTest {
    private final int groups;
    private final double rho;
    private final double[] score;
    private final double[] variance;
    private final double[][] shared;
    private final double[] own;
    private final double[][] crossed;
    private final double[] survival;
    private final double[] incidence;
    private double pooled;

    private GrayTest(int groups, double rho) {
        this.groups = groups;
        this.rho = rho;
        score = new double[groups];
        variance = new double[groups * groups];
        shared = new double[groups][groups];
        own = new double[groups];
        crossed = new double[groups][groups];
        survival = new double[groups];
        incidence = new double[groups];
        Arrays.fill(survival, 1);
    }

    /** The unstratified test with rho 0. */
    public static @Nullable TestStatistic of(Observations rows, int cause, int[] group, int groups) {
        return of(rows, cause, group, groups, null, 0);
    }

    /**
     * Chi-squared on (K - 1) degrees of freedom, fewer when groups are never at risk together. O(n log n + K³ n)
     * however many strata there are. Null without rows, without an event of the cause, with fewer than two groups, or with one event time at which
     * everybody left. Also null when a group empties early, the pooled curve passes 1 and a broken power of what is left of
     * it is wanted (R's {@code cuminc} fails there).
     *
     * @param group 0 … groups-1 per row
     * @param stratum any label per row, or null for one stratum
     * @param rho not negative; 0 weighs all events alike
     * @throws InvalidRow where a group does not exist or a weight is no count
     */
    public static @Nullable TestStatistic of(
            Observations rows, int cause, int[] group, int groups, int @Nullable [] stratum, double rho) {
        if (rows.hasDelayedEntry()) {
            throw new IllegalArgumentException("Gray's test is defined for rows observed from the origin");
        }
        LogRank.requireEmphasis(rho);
        rows.requireLength("group", group.length);
        for (int row = 0; row < rows.size(); row++) {
            if (group[row] < 0 || group[row] >= groups) {
                throw new InvalidRow(row, "group " + group[row] + " of " + groups);
            }
        }
        double[] score = new double[groups];
        double[] variance = new double[groups * groups];
        if (stratum != null) {
            rows.requireLength("stratum", stratum.length);
        }
        Clusters strata = Clusters.of(rows.size(), stratum == null ? row -> 0 : row -> stratum[row]);
        int[] stop = TimeAxis.of(rows.stops()).floors(rows.stops());
        for (int[] members : strata.members()) {
            var test = new GrayTest(groups, rho);
            test.run(rows, cause, group, members, stop);
            test.conclude();
            for (int g = 0; g < groups; g++) {
                score[g] += test.score[g];
            }
            for (int k = 0; k < variance.length; k++) {
                variance[k] += test.variance[k];
            }
        }
        return statistic(score, variance, groups);
    }

    private void run(Observations rows, int cause, int[] group, int[] members, int[] stop) {
        StratumTimes times = StratumTimes.of(members, stop);
        int size = times.size();
        int[][] wanted = new int[size][];
        int[][] other = new int[size][];
        int[][] exits = new int[size][];
        int[] atRisk = new int[groups];
        for (int row : members) {
            int c = times.floor(stop[row]);
            if (exits[c] == null) {
                wanted[c] = new int[groups];
                other[c] = new int[groups];
                exits[c] = new int[groups];
            }
            int count = rows.count(row);
            atRisk[group[row]] += count;
            exits[c][group[row]] += count;
            if (rows.cause(row) != 0) {
                (rows.cause(row) == cause ? wanted : other)[c][group[row]] += count;
            }
        }
        for (int c = 0; c < size; c++) {
            if (exits[c] != null) {
                time(atRisk, wanted[c], other[c]);
                for (int g = 0; g < groups; g++) {
                    atRisk[g] -= exits[c][g];
                }
            }
        }
    }

    private void time(int[] atRisk, int[] wanted, int[] other) {
        int events = 0;
        int others = 0;
        int present = 0;
        double pool = 0;
        double observedPool = 0;
        for (int g = 0; g < groups; g++) {
            events += wanted[g];
            others += other[g];
            present += atRisk[g] > 0 ? 1 : 0;
            pool += atRisk[g] > 0 ? atRisk[g] / survival[g] : 0;
            observedPool += atRisk[g] > 0 ? atRisk[g] * (1 - incidence[g]) / survival[g] : 0;
        }
        if (events + others == 0) {
            return;
        }
        // of one group alone nothing is compared, whatever the pooled curve has come to
        double emphasis = rho == 0 || present < 2 ? 1 : StrictMath.pow(1 - pooled, rho);
        double pooledAfter = pooled + (events > 0 ? events / pool : 0);
        double[][] a = new double[groups][groups];
        double[] after = survival.clone();
        for (int g = 0; g < groups; g++) {
            if (atRisk[g] == 0) {
                continue;
            }
            after[g] = survival[g] * (atRisk[g] - wanted[g] - other[g]) / atRisk[g];
            double enlarged = emphasis * atRisk[g] / survival[g];
            for (int h = 0; h < groups && present > 1; h++) {
                double share = atRisk[h] > 0 ? atRisk[h] / survival[h] / pool : 0;
                a[g][h] = enlarged * ((g == h ? 1 : 0) - share);
                shared[g][h] += a[g][h] * (pooledAfter - pooled) / (1 - pooled);
            }
        }
        if (events > 0) {
            for (int g = 0; g < groups; g++) {
                if (atRisk[g] > 0) {
                    double expected = events * (atRisk[g] * (1 - incidence[g]) / survival[g]) / observedPool;
                    score[g] += emphasis * (wanted[g] - expected);
                }
            }
        }
        double free = 1 - pooledAfter;
        for (int k = 0; k < groups; k++) {
            if (atRisk[k] == 0) {
                continue;
            }
            double factor = after[k] > 0 ? free / after[k] : 0;
            if (events > 0) {
                double enlarged = pool * survival[k];
                double correction = events > 1 ? 1 - (events - 1) / (enlarged - 1) : 1;
                double spread = correction * survival[k] * events / (pool * atRisk[k]);
                spread(k, spread, after[k] > 0 ? 1 - factor : 1, a);
            }
            if (other[k] > 0) {
                double correction = other[k] > 1 ? 1 - (other[k] - 1.0) / (atRisk[k] - 1.0) : 1;
                double n = atRisk[k];
                double spread = correction * survival[k] * survival[k] * other[k] / (n * n);
                spread(k, spread, -factor, new double[groups][groups]);
            }
        }
        for (int g = 0; g < groups; g++) {
            incidence[g] += atRisk[g] > 0 ? survival[g] * wanted[g] / atRisk[g] : 0;
        }
        System.arraycopy(after, 0, survival, 0, groups);
        pooled = pooledAfter;
    }

    /** Adds one independent increment of group k: its effect now (a - weight × shared) and on what is still to come. */
    private void spread(int k, double spread, double weight, double[][] a) {
        own[k] += weight * weight * spread;
        for (int g = 0; g < groups; g++) {
            double now = a[g][k] - weight * shared[g][k];
            crossed[g][k] += now * weight * spread;
            for (int h = 0; h < groups; h++) {
                variance[g * groups + h] += now * (a[h][k] - weight * shared[h][k]) * spread;
            }
        }
    }

    private void conclude() {
        for (int k = 0; k < groups; k++) {
            for (int g = 0; g < groups; g++) {
                for (int h = 0; h < groups; h++) {
                    variance[g * groups + h] += shared[g][k] * shared[h][k] * own[k]
                            + shared[g][k] * crossed[h][k]
                            + shared[h][k] * crossed[g][k];
                }
            }
        }
    }

    /** The last group follows from the others and is left out. */
    private static @Nullable TestStatistic statistic(double[] score, double[] variance, int groups) {
        int free = groups - 1;
        if (free < 1) {
            return null;
        }
        for (double part : variance) {
            if (!Double.isFinite(part)) {
                return null;
            }
        }
        double[] inner = new double[free * free];
        for (int g = 0; g < free; g++) {
            System.arraycopy(variance, g * groups, inner, g * free, free);
        }
        Cholesky factor = Cholesky.of(inner, free);
        return factor.rank() == 0
                ? null
                : TestStatistic.chiSquared(factor.inverseForm(Arrays.copyOf(score, free)), factor.rank());
    }
}
