package io.bothways.analytics.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.bothways.analytics.statistics.CounterRandom;
import io.bothways.analytics.statistics.comparison.RiskSetMatching.Measure;
import io.bothways.analytics.statistics.comparison.RiskSetMatching.Pair;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Pairs by the definition, looking at everybody, on few values so that distances tie. */
class RiskSetMatchingTest {
    private static final double CALIPER = 1.2;

    @Property(seed = "11", tries = 100)
    void pairsAreTheNearestColleaguesAtRisk(
            @ForAll @IntRange(min = 2, max = 40) int n,
            @ForAll @IntRange(min = 1, max = 3) int neighbours,
            @ForAll @LongRange long seed) {
        var random = new CounterRandom(seed);
        int[] entry = new int[n];
        int[] exit = new int[n];
        int[] treatedAt = new int[n];
        int[] fixedClass = new int[n];
        double[] near = new double[n];
        double[] within = new double[n];
        for (int i = 0; i < n; i++) {
            entry[i] = random.below(5, 1, i);
            exit[i] = entry[i] + 1 + random.below(9, 2, i);
            boolean treated = random.below(2, 3, i) == 0;
            treatedAt[i] = treated ? entry[i] + random.below(exit[i] - entry[i], 4, i) : RiskSetMatching.NEVER;
            fixedClass[i] = random.below(3, 5, i) - 1;
            near[i] = random.below(4, 6, i);
            within[i] = random.below(4, 7, i);
        }
        List<Measure> measures = List.of(new Measure(near, Double.POSITIVE_INFINITY), new Measure(within, 1));
        RiskSetMatching.StateAt state = (subject, day) -> (day + subject) % 2;

        Function<List<Measure>, List<Pair>> pairs =
                by -> new RiskSetMatching(entry, exit, treatedAt, fixedClass, state, by, CALIPER, neighbours).pairs();

        double scale = deviation(near);
        List<Pair> expected = new ArrayList<>();
        for (int s = 0; s < n; s++) {
            int subject = s;
            int day = treatedAt[s];
            List<Integer> colleagues = new ArrayList<>();
            for (int c = 0; c < n; c++) {
                boolean there = entry[c] <= day && day < exit[c] && treatedAt[c] > day;
                boolean alike = fixedClass[c] == fixedClass[s] && state.of(c, day) == state.of(s, day);
                boolean close = Math.abs(within[c] - within[s]) <= 1
                        && (scale == 0 || Math.abs(near[c] - near[s]) / scale <= CALIPER);
                if (c != s && there && alike && close && day != RiskSetMatching.NEVER && fixedClass[s] >= 0) {
                    colleagues.add(c);
                }
            }
            colleagues.sort(Comparator.comparing((Integer c) -> scale == 0 ? 0 : Math.abs(near[c] - near[subject]))
                    .thenComparing(Comparator.naturalOrder()));
            int found = Math.min(neighbours, colleagues.size());
            for (int c : colleagues.subList(0, found)) {
                expected.add(new Pair(s, c, day, 1.0 / found));
            }
        }
        assertThat(pairs.apply(measures)).isEqualTo(expected);
        // whichever of the measures candidates are sorted by, and if by none
        assertThat(pairs.apply(measures.reversed())).isEqualTo(expected);
        Measure looksUp = new Measure(near, Double.POSITIVE_INFINITY, (subject, day) -> near[subject]);
        Measure looksUpToo = new Measure(within, 1, (subject, day) -> within[subject]);
        assertThat(pairs.apply(List.of(looksUp, measures.getLast()))).isEqualTo(expected);
        assertThat(pairs.apply(List.of(looksUp, looksUpToo))).isEqualTo(expected);
    }

    private static double deviation(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (values.length - 1));
    }
}
