package io.bothways.analytics.partnership;

import io.bothways.analytics.metric.IntervalKind;
import io.bothways.analytics.statistics.Interval;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Percentile interval of a ratio of sums when whole pairs are drawn again: what happens inside a pair hangs together.
 * The draws come from a fixed seed by SplitMix64 (Steele, Lea and Flood 2014), so the same facts give the same interval
 * on every machine. O(draws × pairs).
 */
final class PairBootstrap {

    private static final int DRAWS = 1_000;
    private static final long SEED = 0x2545F4914F6CDD1DL;

    private PairBootstrap() {}

    /** Null for fewer than two pairs. Draws whose denominators sum to 0 say nothing and are left out. */
    static @Nullable Interval ofRatio(double[] numerators, double[] denominators) {
        int pairs = numerators.length;
        if (pairs < 2) {
            return null;
        }
        double[] ratios = new double[DRAWS];
        int drawn = 0;
        long counter = SEED;
        for (int draw = 0; draw < DRAWS; draw++) {
            double numerator = 0;
            double denominator = 0;
            for (int i = 0; i < pairs; i++) {
                counter += 0x9E3779B97F4A7C15L;
                int pair = (int) Long.remainderUnsigned(mixed(counter), pairs);
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

    /** A well mixed number for each counter. */
    static long mixed(long counter) {
        long z = counter;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static double at(double[] sorted, double probability) {
        double position = probability * (sorted.length - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
