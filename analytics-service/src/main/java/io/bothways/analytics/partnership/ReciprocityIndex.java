package io.bothways.analytics.partnership;

import io.bothways.analytics.metric.Facts;
import io.bothways.analytics.metric.Group;
import io.bothways.analytics.metric.IntervalKind;
import io.bothways.analytics.metric.Measure;
import io.bothways.analytics.metric.Metric;
import io.bothways.analytics.metric.MetricDefinition;
import io.bothways.analytics.pair.Pair;
import io.bothways.analytics.session.Session;
import io.bothways.analytics.suppression.Additivity;
import io.bothways.analytics.suppression.SuppressionRule;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** M15. How even the teaching is, pair by pair and in stretches of 90 days; a stretch without teaching has no value. */
@Singleton
class ReciprocityIndex implements Metric {

    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "M15",
            1,
            "Reciprocity index of pairs",
            "index",
            "per pair and 90 days since it was formed: 1 - |a - b| / (a + b) = 2 min(a, b) / (a + b), a and b = minutes of"
                    + " attested segments taught in each direction; undefined if a + b = 0; mean over pairs and stretches with"
                    + " flow, mean over pairs of their whole life, share of pairs with flow in one direction only",
            "sum of the index",
            "pair stretches (or pairs) with flow",
            IntervalKind.BOOTSTRAP_BY_PAIR,
            SuppressionRule.ACTIVITY,
            Additivity.NONE,
            true,
            List.of());

    private static final Duration STRETCH = Duration.ofDays(90);

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public List<Measure> read(Facts facts, Group group) {
        var sessions = heldByPair(facts);
        List<double[]> stretches = new ArrayList<>();
        List<double[]> lives = new ArrayList<>();
        List<double[]> oneWay = new ArrayList<>();
        for (var pair : facts.pairs()) {
            var held = sessions.getOrDefault(pair.id(), List.of());
            var life = Flow.of(pair, held).reciprocity();
            if (life == null) {
                continue;
            }
            lives.add(new double[] {life, 1});
            oneWay.add(new double[] {life == 0 ? 1 : 0, 1});
            stretches.add(stretches(pair, held));
        }
        long people = 2L * lives.size();
        return List.of(
                PairMeans.mean("per-90-days", "index", stretches, people),
                PairMeans.mean("whole-life", "index", lives, people),
                PairMeans.mean("one-way-pairs", Measure.SHARE, oneWay, people));
    }

    static Map<UUID, List<Session>> heldByPair(Facts facts) {
        return facts.sessions().stream()
                .filter(session -> session.state().held() && !session.startsAt().isAfter(facts.asOf()))
                .collect(Collectors.groupingBy(Session::pair));
    }

    /** Sum of the index over the stretches of a pair with flow, and their number. */
    private static double[] stretches(Pair pair, List<Session> held) {
        Map<Long, List<Session>> byStretch = new TreeMap<>();
        for (var session : held) {
            long stretch = Duration.between(pair.formedAt(), session.startsAt()).dividedBy(STRETCH);
            byStretch.computeIfAbsent(stretch, _ -> new ArrayList<>()).add(session);
        }
        double sum = 0;
        int number = 0;
        for (var sessions : byStretch.values()) {
            var index = Flow.of(pair, sessions).reciprocity();
            if (index != null) {
                sum += index;
                number++;
            }
        }
        return new double[] {sum, number};
    }
}
