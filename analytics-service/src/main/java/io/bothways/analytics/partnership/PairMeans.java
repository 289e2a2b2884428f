package io.bothways.analytics.partnership;

import io.bothways.analytics.metric.Measure;
import io.bothways.analytics.suppression.CellCount;
import java.util.List;

/** Ratios of sums over pairs, with the interval from drawing pairs again. */
final class PairMeans {

    private PairMeans() {}

    /** @param byPair numerator and denominator of each pair, always in the same order */
    static Measure mean(String name, String unit, List<double[]> byPair, long people) {
        double[] numerators = byPair.stream().mapToDouble(pair -> pair[0]).toArray();
        double[] denominators = byPair.stream().mapToDouble(pair -> pair[1]).toArray();
        double numerator = byPair.stream().mapToDouble(pair -> pair[0]).sum();
        double denominator = byPair.stream().mapToDouble(pair -> pair[1]).sum();
        return Measure.of(
                name,
                unit,
                new CellCount(numerator, denominator, people),
                denominator == 0 ? null : numerator / denominator,
                denominator == 0 ? null : PairBootstrap.ofRatio(numerators, denominators));
    }
}
