package io.bothways.analytics.statistics.survival;

import java.util.Arrays;

/**
 * Product-limit estimator with delayed entry, S(t) = Π (1 - d/n) over event times up to t (Kaplan and Meier 1958), with
 * Greenwood's variance S² Σ d/(n(n-d)), or the infinitesimal jackknife over clusters when rows are weighted or repeated.
 *
 * <p>O(n) on whole-number times, O(n log n) otherwise. No rows give an empty curve; no events a curve at 1; after the last
 * subject at risk has its event the curve is 0 and has neither error nor interval.
 */
public final class KaplanMeier {
    private KaplanMeier() {}

    /**
     * S(t) with Greenwood's error. O(n) on whole-number times, else O(n log n). Any cause counts as the event; use {@link
     * Observations#withOnlyCause} for one of several. No rows, or none with weight: an empty curve; no events: a curve at
     * 1.
     */
    public static SurvivalCurve of(Observations rows) {
        return of(RiskTable.of(rows, TimeAxis.of(rows.stops())));
    }

    /**
     * As {@link #of} with the standard errors of the clustered infinitesimal jackknife, those of restricted means and
     * of the cumulative hazard included. O(n + clusters × event times). No error once somebody had the event when a single
     * cluster leaves nothing to compare.
     */
    public static SurvivalCurve robust(Observations rows) {
        RiskTable table = RiskTable.of(rows, TimeAxis.of(rows.stops()));
        return of(table).with(new Jackknife(rows, table));
    }

    static SurvivalCurve of(RiskTable table) {
        int size = 0;
        double[] times = new double[table.axis.size()];
        double[] atRisk = new double[times.length];
        double[] events = new double[times.length];
        double[] survival = new double[times.length];
        double[] error = new double[times.length];
        double[] hazard = new double[times.length];
        double[] hazardVariance = new double[times.length];
        double product = 1;
        double greenwood = 0;
        double sum = 0;
        double sumVariance = 0;
        for (int c = 0; c < times.length; c++) {
            if (table.exits[c] == 0) {
                continue;
            }
            double n = table.atRisk[c];
            double d = table.events[c];
            if (d > 0) {
                boolean everyone = d >= n;
                product = everyone ? 0 : product * ((n - d) / n);
                greenwood += d / (n * (n - d));
                sum += d / n;
                sumVariance += d / (n * n);
            }
            times[size] = table.axis.time(c);
            atRisk[size] = n;
            events[size] = d;
            survival[size] = product;
            error[size] = product == 0 ? Double.NaN : product * Math.sqrt(greenwood);
            hazard[size] = sum;
            hazardVariance[size] = sumVariance;
            size++;
        }
        return new SurvivalCurve(
                Arrays.copyOf(times, size),
                Arrays.copyOf(atRisk, size),
                Arrays.copyOf(events, size),
                Arrays.copyOf(survival, size),
                Arrays.copyOf(error, size),
                Arrays.copyOf(hazard, size),
                Arrays.copyOf(hazardVariance, size),
                null);
    }
}
