package io.bothways.analytics.statistics.cox;

import io.bothways.analytics.statistics.Clusters;
import io.bothways.analytics.statistics.Columns;
import io.bothways.analytics.statistics.InvalidRow;
import io.bothways.analytics.statistics.Scaling;
import io.bothways.analytics.statistics.survival.Observations;
import io.bothways.analytics.statistics.survival.TimeAxis;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Rows prepared for proportional hazards regression: one copy, sorted by stratum and by the last event time at which the
 * row is at risk, read from end to start by every pass.
 *
 * <p>Only event times matter to a partial likelihood, so a row is reduced to (lo, hi]: the event times of its stratum, as
 * numbers across all strata, between which it is at risk. Rows at risk at no event time are dropped. Covariates are centred
 * and scaled by their mean deviation; coefficients are translated back by {@link #unscale}. Preparation is O(n p) on
 * whole-number times; memory 8 n p bytes beside the caller's columns.
 */
public final class CoxRows {
    final int covariates;
    final int rows;
    /** Covariates, centred and scaled, row by row. */
    final double[] x;
    /** Last event time not after the row's start, or -1: the row is at risk only at later ones. */
    final int[] lo;
    /** Last event time at which the row is at risk. */
    final int[] hi;
    /** Rows whose hi is e are firstRow[e] … firstRow[e+1]-1, those with an event first, deaths[e] of them. */
    final int[] firstRow;

    final int[] deaths;
    final double[] weight;
    final double @Nullable [] offset;
    final boolean unitWeights;
    /** Row number of the caller. */
    final int[] source;
    /** Event times of stratum s are firstTime[s] … firstTime[s+1]-1, ascending. */
    final int[] firstTime;

    final double[] time;
    final Scaling scaling;
    final double[] centre;
    final double[] scale;
    final boolean delayed;
    final Observations observations;
    final double[][] columns;
    final Clusters strata;
    final double @Nullable [] offsets;

    private CoxRows(Observations observations, double[][] columns, Clusters strata, double @Nullable [] offsets) {
        this.observations = observations;
        this.columns = columns;
        this.strata = strata;
        this.offsets = offsets;
        covariates = columns.length;
        TimeAxis axis = TimeAxis.of(observations.stops());
        var windows = new EventWindows(observations, axis, strata);
        firstTime = windows.firstTime;
        time = windows.time;
        int times = time.length;
        firstRow = new int[times + 1];
        deaths = new int[times];
        int n = observations.size();
        int kept = 0;
        for (int row = 0; row < n; row++) {
            if (windows.hi[row] > windows.lo[row] && observations.weight(row) > 0) {
                firstRow[windows.hi[row] + 1]++;
                deaths[windows.hi[row]] += observations.cause(row) != 0 ? 1 : 0;
                kept++;
            }
        }
        rows = kept;
        for (int e = 0; e < times; e++) {
            firstRow[e + 1] += firstRow[e];
        }
        int[] nextEvent = Arrays.copyOf(firstRow, times);
        int[] nextOther = new int[times];
        for (int e = 0; e < times; e++) {
            nextOther[e] = firstRow[e] + deaths[e];
        }
        lo = new int[kept];
        hi = new int[kept];
        source = new int[kept];
        weight = new double[kept];
        offset = offsets == null ? null : new double[kept];
        x = new double[kept * covariates];
        double[] used = new double[n];
        int[] position = new int[n];
        boolean late = false;
        boolean unit = true;
        for (int row = 0; row < n; row++) {
            int h = windows.hi[row];
            if (h <= windows.lo[row] || !(observations.weight(row) > 0)) {
                position[row] = -1;
                continue;
            }
            int to = observations.cause(row) != 0 ? nextEvent[h]++ : nextOther[h]++;
            position[row] = to;
            hi[to] = h;
            lo[to] = windows.lo[row] < firstTime[strata.of(row)] ? -1 : windows.lo[row];
            late |= lo[to] >= 0;
            source[to] = row;
            weight[to] = observations.weight(row);
            used[row] = weight[to];
            unit &= weight[to] == 1;
            if (offset != null && offsets != null) {
                offset[to] = offsets[row];
            }
        }
        delayed = late;
        unitWeights = unit;
        scaling = Scaling.of(columns, used);
        centre = scaling.centres();
        scale = scaling.scales();
        fill(position);
    }

    /** One stratum, no offset. Every cause of the observations counts as the event; their weights and clusters are used. */
    public static CoxRows of(Observations observations, double[][] columns) {
        return of(observations, columns, null, null);
    }

    /**
     * Prepares the rows. O(n p) on whole-number times, else O(n log n + n p). No rows, no events and columns that do not vary
     * are fine here: the fit says what they leave unidentifiable.
     *
     * @param columns one array per covariate, finite everywhere
     * @param stratum any label per row, or null for one stratum
     * @param offset a known part of the log hazard per row, or null
     * @throws InvalidRow where a covariate or an offset is not finite
     */
    public static CoxRows of(
            Observations observations, double[][] columns, int @Nullable [] stratum, double @Nullable [] offset) {
        if (offset != null) {
            requireFinite(offset, observations.size());
        }
        if (stratum != null) {
            Columns.requireLength("stratum", stratum.length, observations.size());
        }
        Clusters strata = Clusters.of(observations.size(), stratum == null ? row -> 0 : row -> stratum[row]);
        return new CoxRows(observations, columns, strata, offset);
    }

    /**
     * The same rows and covariates with other case weights; used to check the one-step bootstrap by full refits. O(n p).
     *
     * @throws InvalidRow where a weight is negative or not finite
     */
    public CoxRows reweighted(double[] weights) {
        return new CoxRows(observations.weighted(weights), columns, strata, offsets);
    }

    /** Rows given, including those never at risk at an event time. */
    public int size() {
        return observations.size();
    }

    /** Number of columns, varying or not. */
    public int covariates() {
        return covariates;
    }

    /** Rows with weight that have an event; 0 when there is nothing to learn from. */
    public int events() {
        int sum = 0;
        for (int d : deaths) {
            sum += d;
        }
        return sum;
    }

    private static void requireFinite(double[] offset, int rows) {
        Columns.requireLength("offset", offset.length, rows);
        for (int row = 0; row < rows; row++) {
            if (!Double.isFinite(offset[row])) {
                throw new InvalidRow(row, "offset " + offset[row]);
            }
        }
    }

    /** Columns are read in order, rows written once: the cheaper direction when both do not fit a cache. */
    private void fill(int[] position) {
        for (int row = 0; row < position.length; row++) {
            int to = position[row] * covariates;
            if (to >= 0) {
                for (int j = 0; j < covariates; j++) {
                    x[to + j] = (columns[j][row] - centre[j]) * scale[j];
                }
            }
        }
    }

    /** Coefficient per original unit. */
    double unscale(double coefficient, int j) {
        return coefficient * scale[j];
    }
}
