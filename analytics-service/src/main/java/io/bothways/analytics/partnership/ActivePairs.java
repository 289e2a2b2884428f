package io.bothways.analytics.partnership;

import io.bothways.analytics.metric.Facts;
import io.bothways.analytics.metric.Group;
import io.bothways.analytics.metric.IntervalKind;
import io.bothways.analytics.metric.Measure;
import io.bothways.analytics.metric.Metric;
import io.bothways.analytics.metric.MetricDefinition;
import io.bothways.analytics.session.Session;
import io.bothways.analytics.suppression.Additivity;
import io.bothways.analytics.suppression.SuppressionRule;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** M12. Pairs that met lately, of those in force. */
@Singleton
class ActivePairs implements Metric {

    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "M12",
            1,
            "Active pairs",
            Measure.SHARE,
            "pairs in force with >= 1 held session in the last 42 days / pairs in force at as-of",
            "pairs that met in the last 42 days",
            "pairs in force",
            IntervalKind.WILSON,
            SuppressionRule.PROCESS,
            Additivity.NONE,
            true,
            List.of());

    private static final Duration LATELY = Duration.ofDays(42);

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public Instant windowFrom(Facts facts) {
        return facts.asOf().minus(LATELY);
    }

    @Override
    public List<Measure> read(Facts facts, Group group) {
        var since = windowFrom(facts);
        var met = facts.sessions().stream()
                .filter(session -> session.state().held()
                        && session.startsAt().isAfter(since)
                        && !session.startsAt().isAfter(facts.asOf()))
                .map(Session::pair)
                .collect(Collectors.toSet());
        var inForce = facts.pairs().stream()
                .filter(pair -> pair.inForceAt(facts.asOf()))
                .toList();
        long active = inForce.stream().filter(pair -> met.contains(pair.id())).count();
        return List.of(Measure.share("active", active, inForce.size()));
    }
}
