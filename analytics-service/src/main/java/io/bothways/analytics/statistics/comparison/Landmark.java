package io.bothways.analytics.statistics.comparison;

import io.bothways.analytics.statistics.Columns;
import io.bothways.analytics.statistics.InvalidRow;
import io.bothways.analytics.statistics.survival.Observations;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a landmark analysis looks at (Anderson, Cain and Gelber 1983): subjects under observation at the landmark, from then
 * on, grouped by what had happened to them by then, whatever happens later. A subject is under observation there when a row
 * of it starts not after the landmark and stops after it; all its rows that stop later are kept.
 */
public final class Landmark {
    private final Observations rows;
    private final int[] source;
    private final int[] then;

    private Landmark(Observations rows, int[] source, int[] then) {
        this.rows = rows;
        this.source = source;
        this.then = then;
    }

    /**
     * O(n). Nobody under observation at the landmark leaves no rows; a landmark that is not finite is refused.
     *
     * @param subject label of whom a row belongs to, or null when every row is somebody else
     * @throws InvalidRow with the second row of a subject that covers the landmark
     */
    public static Landmark at(Observations rows, int @Nullable [] subject, double landmark) {
        if (!Double.isFinite(landmark)) {
            throw new IllegalArgumentException("landmark " + landmark);
        }
        if (subject != null) {
            Columns.requireLength("subject", subject.length, rows.size());
        }
        Map<Integer, Integer> covering = new HashMap<>();
        for (int row = 0; row < rows.size(); row++) {
            boolean covers = rows.start(row) <= landmark && landmark < rows.stop(row);
            if (covers && covering.putIfAbsent(subject == null ? row : subject[row], row) != null) {
                throw new InvalidRow(row, "a second row of the same subject covers the landmark " + landmark);
            }
        }
        int[] source = new int[rows.size()];
        int[] then = new int[rows.size()];
        int count = 0;
        for (int row = 0; row < rows.size(); row++) {
            Integer at = covering.get(subject == null ? row : subject[row]);
            if (at != null && rows.stop(row) > landmark) {
                source[count] = row;
                then[count++] = at;
            }
        }
        int[] kept = Arrays.copyOf(source, count);
        return new Landmark(from(rows, kept, landmark), kept, Arrays.copyOf(then, count));
    }

    private static Observations from(Observations rows, int[] kept, double landmark) {
        double[] start = Arrays.stream(kept)
                .mapToDouble(row -> Math.max(landmark, rows.start(row)))
                .toArray();
        double[] stop = Arrays.stream(kept).mapToDouble(rows::stop).toArray();
        int[] cause = Arrays.stream(kept).map(rows::cause).toArray();
        Observations from;
        try {
            from = Observations.between(start, stop, cause);
        } catch (InvalidRow refused) {
            throw refused.at(kept[refused.row()]);
        }
        if (rows.isWeighted()) {
            from = from.weighted(Arrays.stream(kept).mapToDouble(rows::weight).toArray());
        }
        return rows.isClustered()
                ? from.clustered(Arrays.stream(kept).map(rows::cluster).toArray())
                : from;
    }

    /** The rows kept, none of which starts before the landmark. */
    public Observations rows() {
        return rows;
    }

    /** Number of subjects under observation at the landmark. O(n). */
    public int subjects() {
        return (int) Arrays.stream(then).distinct().count();
    }

    /** Row of the caller that a row kept comes from. O(1). */
    public int source(int row) {
        return source[row];
    }

    /** Row of the caller that covers the landmark for the subject of a row kept. O(1). */
    public int then(int row) {
        return then[row];
    }

    /** A column of the caller's rows as it is in the rows kept. O(n). */
    public double[] spread(double[] column) {
        return Arrays.stream(source).mapToDouble(row -> column[row]).toArray();
    }

    /** A column of the caller's rows as it was at the landmark, for good. O(n). */
    public double[] frozen(double[] column) {
        return Arrays.stream(then).mapToDouble(row -> column[row]).toArray();
    }
}
