package io.bothways.analytics.metric;

import io.bothways.analytics.suppression.SuppressionRule;
import java.util.List;

/** A metric as the catalogue describes it. */
record MetricView(
        String id,
        int version,
        String name,
        String unit,
        String formula,
        String numerator,
        String denominator,
        IntervalKind interval,
        double level,
        SuppressionRule suppression,
        String suppressionRule,
        int k,
        List<Breakdown> breakdowns,
        List<String> filters) {

    static MetricView of(MetricDefinition definition, int k) {
        return new MetricView(
                definition.id(),
                definition.version(),
                definition.name(),
                definition.unit(),
                definition.formula(),
                definition.numerator(),
                definition.denominator(),
                definition.interval(),
                IntervalKind.LEVEL,
                definition.suppression(),
                definition.suppression().text(),
                k,
                definition.breakdowns(),
                definition.ofProgrammes() ? List.of("programme", "cohort") : List.of());
    }
}
