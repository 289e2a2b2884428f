package io.bothways.analytics.statistics.survival;

import io.bothways.analytics.statistics.Clusters;
import io.bothways.analytics.statistics.Distributions;
import io.bothways.analytics.statistics.Interval;
import org.jspecify.annotations.Nullable;

/** Cumulative incidence by cause, as step functions that end with the last observation. */
public final class IncidenceCurves {
    private final Observations rows;
    private final RiskTable table;
    private final double[][] events;
    private final double[] before;
    private final double[][] incidence;
    private final int last;

    IncidenceCurves(
            Observations rows, RiskTable table, double[][] events, double[] before, double[][] incidence, int last) {
        this.rows = rows;
        this.table = table;
        this.events = events;
        this.before = before;
        this.incidence = incidence;
        this.last = last;
    }

    /**
     * The probability of the cause by the time, 0 … 1, with its errors by the infinitesimal jackknife over clusters and by
     * Aalen's formula (Aalen 1978). An error is 0 before the first event; the jackknife's is NaN from then on when the
     * clusters do not differ, as when one subject or one cluster is all there is.
     */
    public record Point(double time, double incidence, double standardError, double aalenStandardError) {

        /**
         * On the log(-log(1 - F)) scale, so within 0 and 1. Null at the ends, where there is nothing to transform, and when
         * a single cluster leaves no variation to measure. O(1).
         */
        public @Nullable Interval interval(double level) {
            if (!(incidence > 0 && incidence < 1 && standardError > 0)) {
                return null;
            }
            return IntervalType.LOG_LOG.around(1 - incidence, standardError, Distributions.criticalValue(level))
                            instanceof Interval free
                    ? new Interval(1 - free.upper(), 1 - free.lower())
                    : null;
        }
    }

    /** Largest cause number in the rows; 0 without events. */
    public int causes() {
        return events.length;
    }

    /**
     * F of a cause at a time, in O(n). Null beyond the last observation, unless nobody was left by then, without rows, for
     * a cause below 1 and for a time that is not finite; 0 for a cause that never happens and before the first event.
     */
    public @Nullable Point at(int cause, double time) {
        if (cause < 1 || last < 0 || !Double.isFinite(time)) {
            return null;
        }
        double end = table.axis.time(last);
        boolean exhausted = table.events[last] >= table.atRisk[last];
        if (!(time <= end) && !exhausted) {
            return null;
        }
        if (cause > events.length) {
            return new Point(time, 0, 0, 0);
        }
        int now = Math.min(table.axis.floor(time), last);
        if (now < 0) {
            return new Point(time, 0, 0, 0);
        }
        double aalen = aalen(cause - 1, now);
        return new Point(time, incidence[cause - 1][now], jackknife(cause - 1, now, aalen), aalen);
    }

    /**
     * Derivative of F_k(t) in a subject's weight: Σ over its time at risk of S(s-) (dN_k - d_k/n)/n - (F_k(t) - F_k(s))
     * (dN - d/n)/(n - d); running sums make it O(1) per row.
     */
    private double jackknife(int k, int now, double aalen) {
        double[] own = new double[now + 2];
        double[] all = new double[now + 2];
        double[] allTimesIncidence = new double[now + 2];
        for (int c = 0; c <= now; c++) {
            double n = table.atRisk[c];
            double d = table.events[c];
            boolean left = d > 0 && d < n;
            own[c + 1] = own[c] + (d > 0 ? before[c] * events[k][c] / (n * n) : 0);
            all[c + 1] = all[c] + (left ? d / (n * (n - d)) : 0);
            allTimesIncidence[c + 1] = allTimesIncidence[c] + (left ? incidence[k][c] * d / (n * (n - d)) : 0);
        }
        double reached = incidence[k][now];
        Clusters clusters = Clusters.of(rows.size(), rows::cluster);
        double[] influence = new double[clusters.count()];
        boolean[] weighed = new boolean[clusters.count()];
        for (int row = 0; row < rows.size(); row++) {
            int entry = table.axis.floor(rows.start(row));
            int exit = table.axis.floor(rows.stop(row));
            if (entry >= now || rows.weight(row) == 0) {
                continue;
            }
            weighed[clusters.of(row)] = true;
            int until = Math.min(exit, now) + 1;
            int from = entry + 1;
            double sum = -(own[until] - own[from])
                    + reached * (all[until] - all[from])
                    - (allTimesIncidence[until] - allTimesIncidence[from]);
            if (exit <= now && rows.cause(row) != 0) {
                double n = table.atRisk[exit];
                double d = table.events[exit];
                sum += rows.cause(row) == k + 1 ? before[exit] / n : 0;
                sum -= d < n ? (reached - incidence[k][exit]) / (n - d) : 0;
            }
            influence[clusters.of(row)] += rows.weight(row) * sum;
        }
        double variance = 0;
        int several = 0;
        for (int c = 0; c < influence.length; c++) {
            variance += influence[c] * influence[c];
            several += weighed[c] ? 1 : 0;
        }
        double error = Math.sqrt(variance);
        boolean rounding = aalen > 0 && error <= 1e-10 * aalen;
        return reached > 0 && (several < 2 || rounding) ? Double.NaN : error;
    }

    /**
     * Variance from increments of each cause taken as independent, hypergeometric among ties (Aalen 1978; the form of R's
     * {@code cuminc}): an event of the cause at s moves F(t) by 1 - (F(t) - F(s))/S(s), one of another by the second part.
     */
    private double aalen(int k, int now) {
        double reached = incidence[k][now];
        double variance = 0;
        for (int c = 0; c <= now; c++) {
            double n = table.atRisk[c];
            double d = table.events[c];
            if (d == 0 || n <= 1) {
                continue;
            }
            double after = d < n ? before[c] * (n - d) / n : 0;
            double lost = after > 0 ? (reached - incidence[k][c]) / after : 0;
            double dk = events[k][c];
            double scale = before[c] * before[c] / (n * n * (n - 1));
            variance += scale * (1 - lost) * (1 - lost) * dk * (n - dk);
            variance += scale * lost * lost * (d - dk) * (n - (d - dk));
        }
        return Math.sqrt(variance);
    }
}
