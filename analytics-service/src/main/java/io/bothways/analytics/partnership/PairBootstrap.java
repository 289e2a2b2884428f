package io.bothways.analytics.partnership;

import io.bothways.analytics.metric.IntervalKind;
import io.bothways.analytics.statistics.CounterRandom;
import io.bothways.analytics.statistics.Interval;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Percentile interval of a ratio of sums when whole pairs are drawn again: what happens inside a pair hangs together.
 * The draws come from a fixed seed, so the same facts give the same interval on every machine. O(draws × pairs).
 */
final class PairBootstrap {

    private static final int DRAWS = 1_000;
    private static final long SEED = 15;

    private PairBootstrap() {}

    /** Null for fewer than two pairs. Draws whose denominators sum to 0 say nothing and are left out. */
    static @Nullable Interval ofRatio(double[] numerators, double[] denominators) {
        int pairs = numerators.length;
        if (pairs < 2) {
            return null;
        }
        double[] ratios = new double[DRAWS];
        int drawn = 0;
        var random = new CounterRandom(SEED);
        for (int draw = 0; draw < DRAWS; draw++) {
            double numerator = 0;
            double denominator = 0;
            for (int i = 0; i < pairs; i++) {
                int pair = random.below(pairs, draw, i);
                numerator += numerators[pair];
                denominator += denominators[pair];
            }
            if (denominator > 0) {
                ratios[drawn++] = numerator / denominator;
            }
        }
        if (drawn < 2) {
            return null;
        }
        var sorted = Arrays.copyOf(ratios, drawn);
        Arrays.sort(sorted);
        double tail = (1 - IntervalKind.LEVEL) / 2;
        return new Interval(at(sorted, tail), at(sorted, 1 - tail));
    }

    private static double at(double[] sorted, double probability) {
        double position = probability * (sorted.length - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
