package io.bothways.analytics.metric;

import io.bothways.analytics.metric.MetricResult.MetricId;
import io.bothways.analytics.metric.MetricResult.Window;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Computes a metric from facts and withholds what must be. */
@Startup // so that a wrong k stops the start and not the first question
@ApplicationScoped
public class MetricService {

    private final FactReader reader;
    private final int k;

    MetricService(FactReader reader, @ConfigProperty(name = "bothways.analytics.k") int k) {
        this.reader = reader;
        if (k < 2) {
            throw new IllegalArgumentException(
                    "bothways.analytics.k is " + k + ". Maybe leave it at 5: it is the smallest group shown");
        }
        this.k = k;
    }

    /** The smallest number of people that is shown. */
    public int k() {
        return k;
    }

    public MetricResult result(Metric metric, Filter filter, @Nullable Breakdown by) {
        var knownAt = reader.knownAt().orElse(null);
        return result(metric, reader.read(filter), filter, by, knownAt);
    }

    /** For several metrics of the same facts. */
    public MetricResult result(
            Metric metric, Facts facts, Filter filter, @Nullable Breakdown by, @Nullable Instant knownAt) {
        var definition = metric.definition();
        return new MetricResult(
                new MetricId(definition.id(), definition.version(), definition.name()),
                filter,
                by,
                new Window(metric.windowFrom(facts), facts.asOf()),
                facts.asOf(),
                knownAt,
                k,
                Publishing.publish(metric, facts, by, k));
    }
}
