package io.bothways.analytics.statistics.comparison;

import io.bothways.analytics.statistics.Columns;
import io.bothways.analytics.statistics.InvalidRow;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One control for each treated, without replacement: the treated take turns from the largest score downwards and choose the
 * nearest score left, within the caliper and their exact class; equal scores and equal distances go by row order, so the
 * answer depends on nothing but the data. Greedy, not optimal (Rosenbaum and Rubin 1985). O(n log n).
 */
public final class NearestMatching {
    private final int[] control;

    private NearestMatching(int[] control) {
        this.control = control;
    }

    /**
     * O(n log n). No pairs without treated, without controls, or with nobody within the caliper, which must not be
     * negative.
     *
     * @param caliper largest distance in units of the score, or infinity
     * @param exact label that both must share, or null
     * @throws InvalidRow where a score is not finite
     */
    public static NearestMatching of(boolean[] treated, double[] score, double caliper, int @Nullable [] exact) {
        if (!(caliper >= 0)) {
            throw new IllegalArgumentException("caliper " + caliper);
        }
        Columns.requireLength("score", score.length, treated.length);
        if (exact != null) {
            Columns.requireLength("exact class", exact.length, treated.length);
        }
        for (int i = 0; i < score.length; i++) {
            if (!Double.isFinite(score[i])) {
                throw new InvalidRow(i, "score " + score[i]);
            }
        }
        Map<Integer, TreeMap<Double, PriorityQueue<Integer>>> pools = new HashMap<>();
        Integer[] turns = new Integer[treated.length];
        int count = 0;
        for (int i = 0; i < treated.length; i++) {
            if (treated[i]) {
                turns[count++] = i;
            } else {
                pools.computeIfAbsent(exact == null ? 0 : exact[i], label -> new TreeMap<>())
                        .computeIfAbsent(score[i], value -> new PriorityQueue<>())
                        .add(i);
            }
        }
        turns = Arrays.copyOf(turns, count);
        Arrays.sort(turns, (a, b) -> Double.compare(score[b], score[a]));
        int[] control = new int[treated.length];
        Arrays.fill(control, -1);
        for (int i : turns) {
            var pool = pools.get(exact == null ? 0 : exact[i]);
            if (pool != null) {
                control[i] = takeNearest(pool, score[i], caliper);
            }
        }
        return new NearestMatching(control);
    }

    private static int takeNearest(TreeMap<Double, PriorityQueue<Integer>> pool, double wanted, double caliper) {
        var below = pool.floorEntry(wanted);
        var above = pool.ceilingEntry(wanted);
        if (below == null && above == null) {
            return -1;
        }
        double down = below == null ? Double.POSITIVE_INFINITY : wanted - below.getKey();
        double up = above == null ? Double.POSITIVE_INFINITY : above.getKey() - wanted;
        boolean takeBelow = below != null
                && (above == null
                        || down < up
                        || (down == up
                                && below.getValue().element() < above.getValue().element()));
        var chosen = takeBelow ? below : above;
        if (chosen == null || Math.min(down, up) > caliper) {
            return -1;
        }
        int row = chosen.getValue().remove();
        if (chosen.getValue().isEmpty()) {
            pool.remove(chosen.getKey());
        }
        return row;
    }

    /** Row of the control of a treated row; -1 for a treated without one and for controls. O(1). */
    public int controlOf(int row) {
        return control[row];
    }

    /** Number of treated that found a control; 0 when nobody did. O(n). */
    public int pairs() {
        int count = 0;
        for (int c : control) {
            count += c >= 0 ? 1 : 0;
        }
        return count;
    }

    /** 1 for both rows of every pair, else 0: to be used with {@link Weighting#given}. O(n). */
    public double[] weights() {
        double[] weights = new double[control.length];
        for (int i = 0; i < control.length; i++) {
            if (control[i] >= 0) {
                weights[i] = 1;
                weights[control[i]] = 1;
            }
        }
        return weights;
    }
}
