package io.bothways.analytics.statistics.cox;

import java.util.Arrays;

/**
 * By how much each cluster changes the sums over the risk set at each event time, seen from the last event time to the first: a
 * row comes in at its last event time and goes at the last one before its start. A subject whose rows follow each other goes
 * and comes at one time, so that a cluster takes one addition where its rows would take two; made once, and read by every resample.
 */
final class RiskSetChanges {
    /** Changes at event time e are first[e] … first[e+1]-1, ascending by cluster. */
    final int[] first;

    final int[] cluster;
    /** For each change the risk, and the risk times every covariate. */
    final double[] change;

    private RiskSetChanges(int[] first, int[] cluster, double[] change) {
        this.first = first;
        this.cluster = cluster;
        this.change = change;
    }

    /** O(n p), by counting sorts: first by cluster, then by event time. */
    static RiskSetChanges of(CoxRows rows, double[] risk, int[] cluster) {
        int n = rows.rows;
        int times = rows.time.length;
        int[] byCluster = byCluster(cluster, n);
        int[] last = new int[times];
        Arrays.fill(last, -1);
        int[] count = new int[times + 1];
        for (int i : byCluster) {
            count(rows.hi[i], cluster[i], last, count);
            if (rows.lo[i] >= 0) {
                count(rows.lo[i], cluster[i], last, count);
            }
        }
        for (int e = 0; e < times; e++) {
            count[e + 1] += count[e];
        }
        int size = 1 + rows.covariates;
        int[] next = Arrays.copyOf(count, times);
        Arrays.fill(last, -1);
        int[] owner = new int[count[times]];
        double[] change = new double[count[times] * size];
        for (int i : byCluster) {
            add(rows, i, risk[i], place(rows.hi[i], cluster[i], last, next, owner), change);
            if (rows.lo[i] >= 0) {
                add(rows, i, -risk[i], place(rows.lo[i], cluster[i], last, next, owner), change);
            }
        }
        return new RiskSetChanges(count, owner, change);
    }

    private static int[] byCluster(int[] cluster, int n) {
        int clusters = 0;
        for (int c : cluster) {
            clusters = Math.max(clusters, c + 1);
        }
        int[] next = new int[clusters + 1];
        for (int c : cluster) {
            next[c + 1]++;
        }
        for (int c = 0; c < clusters; c++) {
            next[c + 1] += next[c];
        }
        int[] sorted = new int[n];
        for (int i = 0; i < n; i++) {
            sorted[next[cluster[i]]++] = i;
        }
        return sorted;
    }

    private static void count(int time, int cluster, int[] last, int[] count) {
        if (last[time] != cluster) {
            last[time] = cluster;
            count[time + 1]++;
        }
    }

    private static int place(int time, int cluster, int[] last, int[] next, int[] owner) {
        if (last[time] != cluster) {
            last[time] = cluster;
            owner[next[time]++] = cluster;
        }
        return next[time] - 1;
    }

    private static void add(CoxRows rows, int i, double risk, int place, double[] change) {
        int p = rows.covariates;
        int at = place * (1 + p);
        change[at] += risk;
        for (int j = 0; j < p; j++) {
            change[at + 1 + j] += risk * rows.x[i * p + j];
        }
    }
}
