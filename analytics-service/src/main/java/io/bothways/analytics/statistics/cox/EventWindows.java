package io.bothways.analytics.statistics.cox;

import io.bothways.analytics.statistics.Clusters;
import io.bothways.analytics.statistics.survival.Observations;
import io.bothways.analytics.statistics.survival.TimeAxis;
import java.util.Arrays;

/** Event times of every stratum, numbered through, and every row's (lo, hi] in those numbers. */
final class EventWindows {
    final int[] firstTime;
    final double[] time;
    final int[] lo;
    final int[] hi;

    EventWindows(Observations rows, TimeAxis axis, Clusters strata) {
        int n = rows.size();
        int[] stop = axis.floors(rows.stops());
        double[] starts = rows.starts();
        int[] start = starts == null ? null : axis.entries(starts, stop);
        firstTime = new int[strata.count() + 1];
        lo = new int[n];
        hi = new int[n];
        double[] times = new double[(int) Math.min(n, (long) strata.count() * axis.size()) + 1];
        int count = 0;
        boolean one = strata.count() == 1;
        int[][] members = one ? new int[0][] : strata.members();
        for (int s = 0; s < strata.count(); s++) {
            int size = one ? n : members[s].length;
            int[] codes = new int[size];
            int events = 0;
            for (int i = 0; i < size; i++) {
                int row = one ? i : members[s][i];
                if (rows.cause(row) != 0 && rows.weight(row) > 0) {
                    codes[events++] = stop[row];
                }
            }
            var index = EventIndex.of(Arrays.copyOf(codes, events), axis.size());
            for (int i = 0; i < size; i++) {
                int row = one ? i : members[s][i];
                hi[row] = count + index.floor(stop[row]);
                lo[row] = start == null ? count - 1 : count + index.floor(start[row]);
            }
            for (int code : index.codes) {
                times[count++] = axis.time(code);
            }
            firstTime[s + 1] = count;
        }
        time = Arrays.copyOf(times, count);
    }

    /** Distinct event positions of one stratum; a table when the axis is short beside the events, else binary search. */
    private static final class EventIndex {
        final int[] codes;
        private final int[] table;

        private EventIndex(int[] codes, int[] table) {
            this.codes = codes;
            this.table = table;
        }

        static EventIndex of(int[] events, int axisSize) {
            if (axisSize > 8L * events.length + 64) {
                Arrays.sort(events);
                int count = 0;
                for (int i = 0; i < events.length; i++) {
                    if (i == 0 || events[i] != events[count - 1]) {
                        events[count++] = events[i];
                    }
                }
                return new EventIndex(Arrays.copyOf(events, count), new int[0]);
            }
            int[] table = new int[axisSize + 1];
            for (int code : events) {
                table[code + 1] = 1;
            }
            table[0] = -1;
            int[] codes = new int[axisSize];
            int count = 0;
            for (int c = 0; c < axisSize; c++) {
                if (table[c + 1] == 1) {
                    codes[count++] = c;
                }
                table[c + 1] = count - 1;
            }
            return new EventIndex(Arrays.copyOf(codes, count), table);
        }

        int floor(int code) {
            if (table.length > 0) {
                return table[code + 1];
            }
            int found = Arrays.binarySearch(codes, code);
            return found >= 0 ? found : -found - 2;
        }
    }
}
