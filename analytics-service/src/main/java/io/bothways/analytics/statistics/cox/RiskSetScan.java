package io.bothways.analytics.statistics.cox;

import io.bothways.analytics.statistics.Exponential;
import org.jspecify.annotations.Nullable;

/**
 * Walks the event times of every stratum from last to first and hands over the moments of the risk set: Σr, Σrx and, when
 * wanted, Σrxx' (upper triangle, row by row), with r = weight × exp(x'β + offset), once for all at risk and once for the
 * rows with an event then.
 *
 * <p>Rows join the running sums at their last event time; those that entered late are taken out again at their first, by
 * sums kept per event time, or by visiting the row again when such sums would not fit a cache. O(n p²) per walk.
 */
final class RiskSetScan {
    private static final int LARGEST_DEPARTURES = 1 << 22;

    private final CoxRows rows;
    private final boolean second;
    private final int size;
    private final double[] risk;
    private final double[] atRisk;
    private final double[] tied;
    private final double[] row;
    private final double @Nullable [] departures;
    private final int @Nullable [] byEntry;
    private final int[] firstByEntry;
    private double @Nullable [] quadratic;

    /** Receives one event time; the arrays are reused and must not be kept. */
    interface Visitor {
        void eventTime(int e, double[] atRisk, double[] tied);
    }

    RiskSetScan(CoxRows rows, boolean secondMoments) {
        this(rows, secondMoments, false);
    }

    private RiskSetScan(CoxRows rows, boolean secondMoments, boolean withQuadratic) {
        this.rows = rows;
        this.second = secondMoments;
        int p = rows.covariates;
        size = 1 + p + (secondMoments ? p * (p + 1) / 2 : 0) + (withQuadratic ? 1 + p : 0);
        risk = new double[rows.rows];
        atRisk = new double[size];
        tied = new double[size];
        row = new double[size];
        int times = rows.time.length;
        boolean sums = rows.delayed && (long) times * size <= LARGEST_DEPARTURES;
        departures = sums ? new double[times * size] : null;
        byEntry = rows.delayed && !sums ? new int[rows.rows] : null;
        firstByEntry = byEntry == null ? new int[0] : new int[times + 1];
        if (byEntry != null) {
            orderByEntry(byEntry);
        }
    }

    /** A scan that also sums r q and r q x, where q = x'Vx: what Firth's penalty needs beside the second moments. */
    static RiskSetScan withQuadratic(CoxRows rows) {
        return new RiskSetScan(rows, true, true);
    }

    int size() {
        return size;
    }

    /** Offset of r q in the moments of {@link #withQuadratic}. */
    int quadraticOffset() {
        return size - 1 - rows.covariates;
    }

    /** Risk of every prepared row in the last walk, weight included. */
    double[] risk() {
        return risk;
    }

    void walk(double[] beta, double[] form, Visitor visitor) {
        int p = rows.covariates;
        double[] q = new double[rows.rows];
        for (int i = 0; i < rows.rows; i++) {
            double sum = 0;
            for (int j = 0; j < p; j++) {
                for (int k = 0; k < p; k++) {
                    sum += rows.x[i * p + j] * form[j * p + k] * rows.x[i * p + k];
                }
            }
            q[i] = sum;
        }
        quadratic = q;
        walk(beta, visitor);
    }

    void walk(double[] beta, Visitor visitor) {
        evaluateRisks(beta);
        if (departures != null) {
            java.util.Arrays.fill(departures, 0);
        }
        for (int s = rows.firstTime.length - 2; s >= 0; s--) {
            java.util.Arrays.fill(atRisk, 0);
            for (int e = rows.firstTime[s + 1] - 1; e >= rows.firstTime[s]; e--) {
                arrive(e);
                depart(e);
                visitor.eventTime(e, atRisk, tied);
            }
        }
    }

    private void evaluateRisks(double[] beta) {
        int p = rows.covariates;
        double[] x = rows.x;
        double[] offset = rows.offset;
        for (int i = 0, at = 0; i < risk.length; i++, at += p) {
            double eta = offset == null ? 0 : offset[i];
            for (int j = 0; j < p; j++) {
                eta += beta[j] * x[at + j];
            }
            risk[i] = rows.weight[i] * Exponential.exp(eta);
        }
    }

    private void arrive(int e) {
        java.util.Arrays.fill(tied, 0);
        int from = rows.firstRow[e];
        int events = from + rows.deaths[e];
        int to = rows.firstRow[e + 1];
        double[] moments = row;
        for (int i = from; i < to; i++) {
            moments(i, moments);
            add(atRisk, 0, moments);
            if (i < events) {
                add(tied, 0, moments);
            }
            if (departures != null && rows.lo[i] >= 0) {
                add(departures, rows.lo[i] * size, moments);
            }
        }
    }

    private void depart(int e) {
        if (departures != null) {
            int base = e * size;
            for (int k = 0; k < size; k++) {
                atRisk[k] -= departures[base + k];
            }
        } else if (byEntry != null) {
            for (int i = firstByEntry[e]; i < firstByEntry[e + 1]; i++) {
                moments(byEntry[i], row);
                for (int k = 0; k < size; k++) {
                    atRisk[k] -= row[k];
                }
            }
        }
    }

    private static void add(double[] sums, int base, double[] moments) {
        for (int k = 0; k < moments.length; k++) {
            sums[base + k] += moments[k];
        }
    }

    private void moments(int i, double[] into) {
        int p = rows.covariates;
        double[] x = rows.x;
        int at = i * p;
        double r = risk[i];
        into[0] = r;
        int k = 1;
        for (int j = 0; j < p; j++) {
            into[k++] = r * x[at + j];
        }
        if (second) {
            for (int j = 0; j < p; j++) {
                double rx = into[1 + j];
                for (int l = j; l < p; l++) {
                    into[k++] = rx * x[at + l];
                }
            }
        }
        if (quadratic != null) {
            double rq = r * quadratic[i];
            into[k++] = rq;
            for (int j = 0; j < p; j++) {
                into[k++] = rq * x[at + j];
            }
        }
    }

    private void orderByEntry(int[] order) {
        for (int entry : rows.lo) {
            if (entry >= 0) {
                firstByEntry[entry + 1]++;
            }
        }
        for (int e = 1; e < firstByEntry.length; e++) {
            firstByEntry[e] += firstByEntry[e - 1];
        }
        int[] next = firstByEntry.clone();
        for (int i = 0; i < rows.rows; i++) {
            if (rows.lo[i] >= 0) {
                order[next[rows.lo[i]]++] = i;
            }
        }
    }
}
