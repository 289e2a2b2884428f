package io.bothways.analytics.statistics.survival;

import java.util.Arrays;

/**
 * Cumulative incidence of each of several causes, F_k(t) = Σ S(s-) d_k/n over event times s up to t, with S the curve free of
 * every cause (Aalen and Johansen 1978). Delayed entry and weights as in {@link KaplanMeier}; the incidences and S add up to
 * one. O(n + causes × times); standard errors at one time O(n).
 */
public final class AalenJohansen {
    private AalenJohansen() {}

    /**
     * The curves of causes 1 … the largest number in the rows, weights and delayed entry included. O(n + causes × times).
     * No rows or no weight give curves that answer null, no events curves at 0; a single subject's event takes its curve to
     * 1.
     */
    public static IncidenceCurves of(Observations rows) {
        TimeAxis axis = TimeAxis.of(rows.stops());
        RiskTable table = RiskTable.of(rows, axis);
        int causes = 0;
        for (int cause : rows.causes()) {
            causes = Math.max(causes, cause);
        }
        int size = axis.size();
        double[][] events = new double[causes][size];
        int[] position = axis.floors(rows.stops());
        for (int row = 0; row < position.length; row++) {
            if (rows.cause(row) > 0) {
                events[rows.cause(row) - 1][position[row]] += rows.weight(row);
            }
        }
        double[] before = new double[size];
        double[][] incidence = new double[causes][size];
        double survival = 1;
        for (int c = 0; c < size; c++) {
            before[c] = survival;
            double n = table.atRisk[c];
            for (int k = 0; k < causes; k++) {
                double earlier = c == 0 ? 0 : incidence[k][c - 1];
                incidence[k][c] = earlier + (events[k][c] > 0 ? survival * events[k][c] / n : 0);
            }
            if (table.events[c] > 0) {
                survival = table.events[c] >= n ? 0 : survival * ((n - table.events[c]) / n);
            }
        }
        int last = size - 1;
        while (last >= 0 && table.exits[last] == 0) {
            last--;
        }
        return new IncidenceCurves(rows, table, events, before, Arrays.copyOf(incidence, causes), last);
    }
}
