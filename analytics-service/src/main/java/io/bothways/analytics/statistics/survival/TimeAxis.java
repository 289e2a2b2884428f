package io.bothways.analytics.statistics.survival;

import io.bothways.analytics.statistics.InvalidRow;
import java.util.Arrays;

/**
 * Distinct stop times in ascending order, and the translation of times into their positions. A row is at risk at position
 * c exactly when {@code entry < c <= exit}.
 *
 * <p>Whole numbers in a modest range become buckets without sorting (O(n)); anything else is sorted once (O(n log n)), and
 * times closer than 1.5e-8 of their mean size count as one, so that sums such as 0.1 + 0.2 tie with 0.3.
 */
public final class TimeAxis {
    private static final double TIE_TOLERANCE = 1.490116119384766e-8;

    private final double[] times;
    private final boolean whole;
    private final double origin;
    private final double tolerance;

    private TimeAxis(double[] times, boolean whole, double origin, double tolerance) {
        this.times = times;
        this.whole = whole;
        this.origin = origin;
        this.tolerance = tolerance;
    }

    /** The axis of these stop times, which must be finite; without any, an axis of no positions. O(n) or O(n log n). */
    public static TimeAxis of(double[] stops) {
        if (stops.length == 0) {
            return new TimeAxis(new double[0], false, 0, 0);
        }
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        boolean whole = true;
        for (double stop : stops) {
            // compared, as Math.min does far more than finite numbers need
            min = stop < min ? stop : min;
            max = stop > max ? stop : max;
            whole &= stop == Math.rint(stop);
        }
        if (whole && max - min < Math.max(4096, 4.0 * stops.length)) {
            double[] times = new double[(int) (max - min) + 1];
            for (int c = 0; c < times.length; c++) {
                times[c] = min + c;
            }
            return new TimeAxis(times, true, min, 0);
        }
        return sorted(stops);
    }

    /** Times no further apart than this count as one unless all are whole. O(n). */
    static double tolerance(double[] stops) {
        double size = 0;
        for (double stop : stops) {
            size += Math.abs(stop) / stops.length;
        }
        return TIE_TOLERANCE * (size > TIE_TOLERANCE ? size : 1);
    }

    private static TimeAxis sorted(double[] stops) {
        double[] times = stops.clone();
        Arrays.sort(times);
        double tolerance = tolerance(times);
        int count = 1;
        for (int i = 1; i < times.length; i++) {
            if (times[i] - times[count - 1] > tolerance) {
                times[count++] = times[i];
            }
        }
        return new TimeAxis(Arrays.copyOf(times, count), false, times[0], tolerance);
    }

    /** Number of positions. On buckets, times at which nobody stops have one too. */
    public int size() {
        return times.length;
    }

    /** Time of a position, in the unit of the stops. O(1). */
    public double time(int position) {
        return times[position];
    }

    /**
     * Position of the largest time not after {@code time}, or -1 when all are after it or there is none. O(1) on buckets,
     * else O(log n).
     */
    public int floor(double time) {
        if (whole) {
            double offset = time - origin;
            return offset < 0 ? -1 : Math.min((int) offset, times.length - 1);
        }
        int low = 0;
        int high = times.length;
        double bound = time + tolerance;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] <= bound) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /**
     * {@link #floor} of every start.
     *
     * @param stops positions of the stops of the same rows
     * @throws InvalidRow where start and stop tie: such a row is at risk at no time, yet its event would count
     */
    public int[] entries(double[] starts, int[] stops) {
        int[] positions = new int[starts.length];
        for (int row = 0; row < positions.length; row++) {
            positions[row] = entry(starts, row, stops[row]);
        }
        return positions;
    }

    /** {@link #floor} of one start, refused like those of {@link #entries}. */
    int entry(double[] starts, int row, int stop) {
        int position = floor(starts[row]);
        if (position >= stop) {
            throw new InvalidRow(row, "start " + starts[row] + " ties with the stop that rounding parts it from");
        }
        return position;
    }

    /** {@link #floor} of every element. */
    public int[] floors(double[] values) {
        int[] positions = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            positions[i] = floor(values[i]);
        }
        return positions;
    }
}
