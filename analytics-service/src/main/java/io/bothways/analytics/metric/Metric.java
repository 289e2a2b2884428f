package io.bothways.analytics.metric;

import java.time.Instant;
import java.util.List;

/** One metric of the catalogue: what it means and how it is read from facts. Pure; every bean of this type is served. */
public interface Metric {

    MetricDefinition definition();

    /** The figures for a group, always the same measures in the same order. */
    List<Measure> read(Facts facts, Group group);

    /** From when facts count. */
    default Instant windowFrom(Facts facts) {
        return facts.eligible().stream()
                .map(eligibility -> eligibility.since())
                .min(Instant::compareTo)
                .or(() -> facts.pairs().stream().map(pair -> pair.formedAt()).min(Instant::compareTo))
                .orElse(facts.asOf());
    }
}
