package io.bothways.matching.solver.plan;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lowest of some gains and their 10th percentile, by nearest rank. */
public record Gains(int lowest, int tenthPercentile) {
    /** Null of none. */
    static @Nullable Gains of(Stream<Integer> gains) {
        List<Integer> sorted = gains.sorted().toList();
        return sorted.isEmpty() ? null : new Gains(sorted.getFirst(), sorted.get((sorted.size() - 1) / 10));
    }

    /** Of all learners of required directions. */
    public static @Nullable Gains ofLearners(List<PlannedPair> pairs) {
        return of(pairs.stream().flatMap(Gains::required));
    }

    /** Of the one of each two-way pair who gains less. */
    public static @Nullable Gains ofWeakerSides(List<PlannedPair> pairs) {
        return of(twoWay(pairs).map(pair -> required(pair).min(Integer::compare).orElseThrow()));
    }

    /** Of the one of each two-way pair who gains more. */
    public static @Nullable Gains ofStrongerSides(List<PlannedPair> pairs) {
        return of(twoWay(pairs).map(pair -> required(pair).max(Integer::compare).orElseThrow()));
    }

    private static Stream<PlannedPair> twoWay(List<PlannedPair> pairs) {
        return pairs.stream().filter(pair -> required(pair).count() == 2);
    }

    private static Stream<Integer> required(PlannedPair pair) {
        return pair.directions().stream()
                .filter(Direction::required)
                .map(direction -> direction.gain().points());
    }
}
