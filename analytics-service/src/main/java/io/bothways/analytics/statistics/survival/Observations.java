package io.bothways.analytics.statistics.survival;

import io.bothways.analytics.statistics.Columns;
import io.bothways.analytics.statistics.InvalidRow;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Event-time rows in columns. A row says: under observation in (start, stop], and at stop either nothing ({@code cause} 0,
 * censored) or an event of that cause (1, 2, …). Rows of one subject may follow one another and share a cluster number.
 *
 * <p>A row is not at risk at its own start; a row censored at t is still at risk at t. Right-censored rows have no start:
 * they are at risk at every time up to their stop, zero included. Times are in any unit, the same for all rows.
 *
 * <p>The columns are kept, not copied: whoever hands them over no longer writes to them.
 */
public final class Observations {
    private final double @Nullable [] start;
    private final double[] stop;
    private final int[] cause;
    private final double @Nullable [] weight;
    private final int @Nullable [] cluster;

    private Observations(
            double @Nullable [] start,
            double[] stop,
            int[] cause,
            double @Nullable [] weight,
            int @Nullable [] cluster) {
        this.start = start;
        this.stop = stop;
        this.cause = cause;
        this.weight = weight;
        this.cluster = cluster;
    }

    /**
     * Rows observed from the origin. O(n). No rows are fine; a time that is not finite, or a negative cause, is refused.
     *
     * @throws InvalidRow with the first row at fault
     */
    public static Observations rightCensored(double[] time, int[] cause) {
        return new Observations(null, time, cause, null, null).validated();
    }

    /**
     * Rows with delayed entry or time-varying covariates; a start of negative infinity means "from the origin". O(n).
     *
     * @throws InvalidRow with the first row whose stop is not finite, not after its start or so close to it that the two tie
     *     (see {@link TimeAxis}), or whose cause is negative
     */
    public static Observations between(double[] start, double[] stop, int[] cause) {
        return new Observations(start, stop, cause, null, null).validated();
    }

    /**
     * The same rows with case weights. O(n). A row of weight 0 counts as absent.
     *
     * @throws InvalidRow where a weight is negative or not finite
     */
    public Observations weighted(double[] weights) {
        requireLength("weight", weights.length);
        for (int row = 0; row < weights.length; row++) {
            if (!(weights[row] >= 0) || Double.isInfinite(weights[row])) {
                throw new InvalidRow(row, "weight " + weights[row]);
            }
        }
        return new Observations(start, stop, cause, weights, cluster);
    }

    /** The same rows, each counting once. */
    public Observations unweighted() {
        return weight == null ? this : new Observations(start, stop, cause, null, cluster);
    }

    /** The same rows, those with equal numbers belonging together (a subject, a pair) in robust variances. */
    public Observations clustered(int[] clusters) {
        requireLength("cluster", clusters.length);
        return new Observations(start, stop, cause, weight, clusters);
    }

    /**
     * The same rows where only {@code wanted} counts as the event (now cause 1); other causes become censorings, which
     * makes cause-specific what is estimated from them. 0 turns censorings into the event: the curve of being observed.
     * O(n).
     */
    public Observations withOnlyCause(int wanted) {
        int[] only = new int[stop.length];
        for (int row = 0; row < only.length; row++) {
            only[row] = cause[row] == wanted ? 1 : 0;
        }
        return new Observations(start, stop, only, weight, cluster);
    }

    /** The rows that satisfy the condition, in their order. O(n). */
    public Observations where(IntPredicate kept) {
        int[] rows = new int[stop.length];
        int count = 0;
        for (int row = 0; row < stop.length; row++) {
            if (kept.test(row)) {
                rows[count++] = row;
            }
        }
        double[] starts = start == null ? null : new double[count];
        double[] stops = new double[count];
        int[] causes = new int[count];
        double[] weights = weight == null ? null : new double[count];
        int[] clusters = cluster == null ? null : new int[count];
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            stops[i] = stop[row];
            causes[i] = cause[row];
            if (starts != null) {
                starts[i] = start(row);
            }
            if (weights != null) {
                weights[i] = weight(row);
            }
            if (clusters != null && cluster != null) {
                clusters[i] = cluster[row];
            }
        }
        return new Observations(starts, stops, causes, weights, clusters);
    }

    /** Number of rows. */
    public int size() {
        return stop.length;
    }

    /** When the row comes under observation; negative infinity: from the origin. */
    public double start(int row) {
        return start == null ? Double.NEGATIVE_INFINITY : start[row];
    }

    /** When the row's observation ends, with its event if it has one. */
    public double stop(int row) {
        return stop[row];
    }

    /** 0 censored, else the number of the cause. */
    public int cause(int row) {
        return cause[row];
    }

    /** Case weight, 1 unless given. */
    public double weight(int row) {
        return weight == null ? 1 : weight[row];
    }

    /**
     * The weight as a number of rows, for methods that are about counts.
     *
     * @throws InvalidRow when it is not a whole number
     */
    public int count(int row) {
        if (weight == null) {
            return 1;
        }
        int count = (int) weight[row];
        if (count != weight[row]) {
            throw new InvalidRow(row, "weight " + weight[row] + " is not a count, which this method needs");
        }
        return count;
    }

    /** The number the row was clustered by, or its own index. */
    public int cluster(int row) {
        return cluster == null ? row : cluster[row];
    }

    /** Whether starts were given, be they all negative infinity. */
    public boolean hasDelayedEntry() {
        return start != null;
    }

    /** Whether weights were given, be they all 1. */
    public boolean isWeighted() {
        return weight != null;
    }

    /** Whether cluster numbers were given; otherwise every row stands for itself. */
    public boolean isClustered() {
        return cluster != null;
    }

    /**
     * The column itself, null when all rows start at the origin; read-only by agreement: hot loops read it without a call
     * per row.
     */
    public double @Nullable [] starts() {
        return start;
    }

    /** The column itself, read-only by agreement. */
    public double[] stops() {
        return stop;
    }

    /** The column itself, read-only by agreement. */
    public int[] causes() {
        return cause;
    }

    /** The column itself, null without weights; read-only by agreement. */
    public double @Nullable [] weights() {
        return weight;
    }

    private Observations validated() {
        requireLength("cause", cause.length);
        for (int row = 0; row < stop.length; row++) {
            if (Double.isNaN(stop[row]) || Double.isInfinite(stop[row])) {
                throw new InvalidRow(row, "stop " + stop[row]);
            }
            if (cause[row] < 0) {
                throw new InvalidRow(row, "unknown cause " + cause[row]);
            }
        }
        if (start != null) {
            requireLength("start", start.length);
            double shortest = Double.POSITIVE_INFINITY;
            double longest = 0;
            for (int row = 0; row < stop.length; row++) {
                if (!(start[row] < stop[row])) {
                    throw new InvalidRow(row, "stop " + stop[row] + " is not after start " + start[row]);
                }
                shortest = Math.min(shortest, stop[row] - start[row]);
                longest = Math.max(longest, Math.abs(stop[row]));
            }
            if (shortest < 1e-7 * Math.max(longest, 1)) {
                TimeAxis axis = TimeAxis.of(stop);
                axis.entries(start, axis.floors(stop));
            }
        }
        return this;
    }

    /** Refuses columns of another length than the rows. */
    void requireLength(String column, int length) {
        Columns.requireLength(column, length, stop.length);
    }
}
