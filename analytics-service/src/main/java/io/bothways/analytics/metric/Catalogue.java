package io.bothways.analytics.metric;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All metrics, in the order of their ids. */
@ApplicationScoped
public class Catalogue {

    private final List<Metric> metrics;

    Catalogue(@All List<Metric> metrics) {
        this.metrics = metrics.stream()
                .sorted(Comparator.comparing(metric -> metric.definition().id()))
                .toList();
    }

    public List<Metric> all() {
        return metrics;
    }

    Optional<Metric> byId(String id) {
        return metrics.stream()
                .filter(metric -> metric.definition().id().equals(id))
                .findFirst();
    }
}
