package io.bothways.analytics.metric;

import io.bothways.analytics.suppression.Additivity;
import io.bothways.analytics.suppression.SuppressionRule;
import java.util.List;

/**
 * What a metric means, in words that can be checked against the code beside it. The version changes with the meaning.
 *
 * @param ofProgrammes whether it may be limited to a programme or cohort; else it is of the whole organisation
 */
public record MetricDefinition(
        String id,
        int version,
        String name,
        String unit,
        String formula,
        String numerator,
        String denominator,
        IntervalKind interval,
        SuppressionRule suppression,
        Additivity additivity,
        boolean ofProgrammes,
        List<Breakdown> breakdowns) {

    /** For metrics of people. */
    public static final List<Breakdown> ALL_BREAKDOWNS = List.of(Breakdown.values());

    public MetricDefinition {
        breakdowns = List.copyOf(breakdowns);
    }
}
