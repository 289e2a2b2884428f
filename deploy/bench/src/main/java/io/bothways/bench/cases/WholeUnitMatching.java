package io.bothways.bench.cases;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Nearest matching as MatchIt 4.5.1 to 4.5.3 carries it out, kept only to reproduce its numbers. Those releases take the
 * absolute value of a difference of scores by C's {@code abs} for whole numbers, so that differences are cut down to whole
 * units before they are compared, with each other and with the caliper (its issue 163 reports that calipers had no effect).
 * On probabilities every difference is therefore 0 and the neighbour below always wins. The engine's own matching compares
 * the real differences.
 */
final class WholeUnitMatching {
    private static final int NONE = Integer.MAX_VALUE;

    private WholeUnitMatching() {}

    /** Weight 1 for the rows of a pair, 0 for the others. */
    static double[] weights(boolean[] treated, double[] score, double caliper, int @Nullable [] exact) {
        Integer[] order = new Integer[score.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(score[a], score[b]));
        int[] place = new int[score.length];
        for (int i = 0; i < order.length; i++) {
            place[order[i]] = i;
        }
        Integer[] turns = Arrays.stream(order).filter(i -> treated[i]).sorted().toArray(Integer[]::new);
        Arrays.sort(turns, (a, b) -> Double.compare(score[b], score[a]));
        boolean[] taken = treated.clone();
        double[] weights = new double[score.length];
        for (int row : turns) {
            int below = free(order, taken, exact, place[row], -1);
            int above = free(order, taken, exact, place[row], 1);
            int down = below < 0 ? NONE : whole(score[row] - score[below], caliper);
            int up = above < 0 ? NONE : whole(score[above] - score[row], caliper);
            if (Math.min(down, up) < NONE) {
                int chosen = down <= up ? below : above;
                taken[chosen] = true;
                weights[row] = 1;
                weights[chosen] = 1;
            }
        }
        return weights;
    }

    private static int whole(double difference, double caliper) {
        int units = (int) difference;
        return units > caliper ? NONE : units;
    }

    private static int free(Integer[] order, boolean[] taken, int @Nullable [] exact, int from, int direction) {
        int row = order[from];
        for (int i = from + direction; i >= 0 && i < order.length; i += direction) {
            if (!taken[order[i]] && (exact == null || exact[order[i]] == exact[row])) {
                return order[i];
            }
        }
        return -1;
    }
}
