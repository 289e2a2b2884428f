package io.bothways.analytics.statistics.survival;

import io.bothways.analytics.statistics.CounterRandom;

/** Small heavily tied rows with delayed entry, reproducible from a seed. */
public record Sample(double[] start, double[] stop, int[] cause, int[] group, double[][] columns) {

    public static Sample of(int rows, int causes, long seed) {
        var random = new CounterRandom(seed);
        double[] start = new double[rows];
        double[] stop = new double[rows];
        int[] cause = new int[rows];
        int[] group = new int[rows];
        double[][] columns = new double[2][rows];
        for (int i = 0; i < rows; i++) {
            start[i] = random.below(4, 1, i);
            stop[i] = start[i] + 1 + random.below(7, 2, i);
            cause[i] = random.below(causes + 2, 3, i) % (causes + 1);
            group[i] = random.below(2, 4, i);
            columns[0][i] = group[i];
            columns[1][i] = random.below(100, 5, i) / 25.0;
        }
        return new Sample(start, stop, cause, group, columns);
    }

    public Observations rows() {
        return Observations.between(start, stop, cause);
    }

    public int size() {
        return stop.length;
    }

    /** The same rows in another order. */
    public Sample turned() {
        int n = size();
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = (i * 7 + 3) % n;
        }
        return n % 7 == 0 ? this : picked(order);
    }

    /** The given rows, which may repeat. */
    public Sample picked(int... rows) {
        double[] starts = new double[rows.length];
        double[] stops = new double[rows.length];
        int[] causes = new int[rows.length];
        int[] groups = new int[rows.length];
        double[][] picked = new double[2][rows.length];
        for (int i = 0; i < rows.length; i++) {
            starts[i] = start[rows[i]];
            stops[i] = stop[rows[i]];
            causes[i] = cause[rows[i]];
            groups[i] = group[rows[i]];
            picked[0][i] = columns[0][rows[i]];
            picked[1][i] = columns[1][rows[i]];
        }
        return new Sample(starts, stops, causes, groups, picked);
    }

    /** Every row twice. */
    public Sample doubled() {
        int[] rows = new int[2 * size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i / 2;
        }
        return picked(rows);
    }

    /** Number of rows at risk at a time, by the definition. */
    public int atRisk(double time) {
        int count = 0;
        for (int i = 0; i < size(); i++) {
            count += start[i] < time && time <= stop[i] ? 1 : 0;
        }
        return count;
    }

    public int eventsAt(double time, int wanted) {
        int count = 0;
        for (int i = 0; i < size(); i++) {
            count += stop[i] == time && (wanted == 0 ? cause[i] != 0 : cause[i] == wanted) ? 1 : 0;
        }
        return count;
    }
}
