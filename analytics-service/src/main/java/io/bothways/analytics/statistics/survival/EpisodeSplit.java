package io.bothways.analytics.statistics.survival;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Rows cut at given times, for effects that differ by period: each piece keeps its subject's row number and knows its
 * period, 0 up to and including the first cut, 1 up to the second, and so on. Splitting changes no estimate in itself.
 * O(n × cuts).
 */
public final class EpisodeSplit {
    private final Observations rows;
    private final int[] source;
    private final int[] period;

    private EpisodeSplit(Observations rows, int[] source, int[] period) {
        this.rows = rows;
        this.source = source;
        this.period = period;
    }

    /**
     * Splits at the cuts, in any order, in the unit of the rows' times. O(n × cuts). No cuts, or cuts outside a row, leave
     * it whole; no rows give no pieces. The event stays with the last piece, and weights with all.
     */
    public static EpisodeSplit at(Observations rows, double... cuts) {
        double[] times = cuts.clone();
        Arrays.sort(times);
        int capacity = rows.size() * (times.length + 1);
        double[] start = new double[capacity];
        double[] stop = new double[capacity];
        int[] cause = new int[capacity];
        int[] source = new int[capacity];
        int[] period = new int[capacity];
        int count = 0;
        // a cut that ties with an end of a row does not part it
        double tied = 2 * TimeAxis.tolerance(rows.stops());
        for (int row = 0; row < rows.size(); row++) {
            double from = rows.start(row);
            for (int p = 0; p <= times.length; p++) {
                boolean last = p == times.length || times[p] >= rows.stop(row) - tied;
                double to = last ? rows.stop(row) : times[p];
                if (last || to > from + tied) {
                    start[count] = from;
                    stop[count] = to;
                    cause[count] = last ? rows.cause(row) : 0;
                    source[count] = row;
                    period[count++] = p;
                    from = to;
                }
                if (last) {
                    break;
                }
            }
        }
        int[] from = Arrays.copyOf(source, count);
        Observations pieces = Observations.between(
                        Arrays.copyOf(start, count), Arrays.copyOf(stop, count), Arrays.copyOf(cause, count))
                .clustered(pick(rows, from));
        double[] weights = weights(rows, from);
        return new EpisodeSplit(
                weights == null ? pieces : pieces.weighted(weights), from, Arrays.copyOf(period, count));
    }

    private static int[] pick(Observations rows, int[] source) {
        return Arrays.stream(source).map(rows::cluster).toArray();
    }

    private static double @Nullable [] weights(Observations rows, int[] source) {
        return rows.isWeighted()
                ? Arrays.stream(source).mapToDouble(rows::weight).toArray()
                : null;
    }

    /** The pieces; clustered by the row they come from, or by its cluster. */
    public Observations rows() {
        return rows;
    }

    /** Row of the caller a piece belongs to. O(1). */
    public int source(int piece) {
        return source[piece];
    }

    /** Number of the period a piece lies in, 0 … cuts. O(1). */
    public int period(int piece) {
        return period[piece];
    }

    /** A column of the caller's rows, one value for every piece. O(pieces). */
    public double[] spread(double[] column) {
        return Arrays.stream(source).mapToDouble(row -> column[row]).toArray();
    }

    /**
     * The same, zero outside one period: its coefficient is the effect in that period. All zeros for a period without
     * pieces, which a model then finds redundant.
     */
    public double[] within(double[] column, int wanted) {
        double[] spread = spread(column);
        for (int piece = 0; piece < spread.length; piece++) {
            spread[piece] = period[piece] == wanted ? spread[piece] : 0;
        }
        return spread;
    }
}
