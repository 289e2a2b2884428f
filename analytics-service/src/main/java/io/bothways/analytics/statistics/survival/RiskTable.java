package io.bothways.analytics.statistics.survival;

import org.jspecify.annotations.Nullable;

/**
 * For every position of a time axis: how much weight is at risk, has an event, leaves. Events of all causes count.
 * O(n + positions), integers when there are no weights so that sums are exact.
 */
final class RiskTable {
    final TimeAxis axis;
    final double[] atRisk;
    final double[] events;
    final double[] exits;

    private RiskTable(TimeAxis axis, double[] atRisk, double[] events, double[] exits) {
        this.axis = axis;
        this.atRisk = atRisk;
        this.events = events;
        this.exits = exits;
    }

    static RiskTable of(Observations rows, TimeAxis axis) {
        double[] weights = rows.weights();
        return weights == null ? counted(rows, axis) : weighed(rows, axis, weights);
    }

    private static RiskTable counted(Observations rows, TimeAxis axis) {
        int[] exits = new int[axis.size()];
        int[] events = new int[axis.size()];
        int[] entries = new int[axis.size() + 1];
        int[] stop = axis.floors(rows.stops());
        int[] cause = rows.causes();
        for (int row = 0; row < stop.length; row++) {
            exits[stop[row]]++;
            events[stop[row]] += cause[row] == 0 ? 0 : 1;
        }
        double[] starts = rows.starts();
        if (starts == null) {
            entries[0] = stop.length;
        } else {
            for (int entry : axis.entries(starts, stop)) {
                entries[entry + 1]++;
            }
        }
        double[] atRisk = new double[axis.size()];
        double[] event = new double[axis.size()];
        double[] exit = new double[axis.size()];
        int running = 0;
        for (int c = 0; c < atRisk.length; c++) {
            running += entries[c];
            atRisk[c] = running;
            event[c] = events[c];
            exit[c] = exits[c];
            running -= exits[c];
        }
        return new RiskTable(axis, atRisk, event, exit);
    }

    /**
     * Going back in time the sum starts from nothing and only ever holds rows that are or will be at risk; what remains of
     * rounding when nobody is left is cut by counting rows beside the weights.
     */
    private static RiskTable weighed(Observations rows, TimeAxis axis, double[] weights) {
        double[] exits = new double[axis.size()];
        double[] events = new double[axis.size()];
        double[] entries = new double[axis.size()];
        int[] present = new int[axis.size() + 1];
        int[] stop = axis.floors(rows.stops());
        double[] starts = rows.starts();
        int @Nullable [] start = starts == null ? null : axis.entries(starts, stop);
        int[] cause = rows.causes();
        for (int row = 0; row < stop.length; row++) {
            if (weights[row] == 0) {
                continue;
            }
            exits[stop[row]] += weights[row];
            events[stop[row]] += cause[row] == 0 ? 0 : weights[row];
            present[stop[row]]++;
            if (start != null && start[row] >= 0) {
                entries[start[row]] += weights[row];
                present[start[row]]--;
            }
        }
        double[] atRisk = new double[axis.size()];
        double running = 0;
        int count = 0;
        for (int c = atRisk.length - 1; c >= 0; c--) {
            running += exits[c] - entries[c];
            count += present[c];
            running = count == 0 ? 0 : running;
            atRisk[c] = running;
        }
        return new RiskTable(axis, atRisk, events, exits);
    }
}
