package io.bothways.analytics.partnership;

import io.bothways.analytics.metric.Facts;
import io.bothways.analytics.metric.Group;
import io.bothways.analytics.metric.IntervalKind;
import io.bothways.analytics.metric.Measure;
import io.bothways.analytics.metric.Metric;
import io.bothways.analytics.metric.MetricDefinition;
import io.bothways.analytics.session.Segment;
import io.bothways.analytics.session.Session;
import io.bothways.analytics.statistics.CounterRandom;
import io.bothways.analytics.suppression.Additivity;
import io.bothways.analytics.suppression.SuppressionRule;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * M35. Weighted reciprocity of all pairs together, and how far it lies above what directions tossed by a coin would give:
 * raw evenness alone says little (Squartini et al. 2013).
 */
@Singleton
class CohortReciprocity implements Metric {

    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "M35",
            1,
            "Cohort reciprocity",
            "index",
            "r = sum 2 min(a, b) / sum (a + b) over pairs with flow; rho = (r - r0) / (1 - r0), r0 = mean of r over 200 draws"
                    + " in which each segment's direction is tossed; null without flow, rho null if r0 = 1",
            "2 x minutes of the weaker direction, summed",
            "minutes of both directions, summed",
            IntervalKind.BOOTSTRAP_BY_PAIR,
            SuppressionRule.ACTIVITY,
            Additivity.NONE,
            true,
            List.of());

    private static final int TOSSES = 200;
    private static final long SEED = 35;

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public List<Measure> read(Facts facts, Group group) {
        var sessions = ReciprocityIndex.heldByPair(facts);
        List<double[]> byPair = new ArrayList<>();
        List<List<Segment>> segments = new ArrayList<>();
        for (var pair : facts.pairs()) {
            var held = sessions.getOrDefault(pair.id(), List.of());
            var flow = Flow.of(pair, held);
            if (flow.sum() > 0) {
                byPair.add(new double[] {2 * flow.weaker(), flow.sum()});
                segments.add(confirmed(held));
            }
        }
        long people = 2L * byPair.size();
        var r = PairMeans.mean("r", "index", byPair, people);
        return List.of(r, rho(r, segments));
    }

    private static List<Segment> confirmed(List<Session> held) {
        return held.stream()
                .flatMap(session -> session.segments().stream())
                .filter(Segment::confirmed)
                .toList();
    }

    private static Measure rho(Measure r, List<List<Segment>> segments) {
        @Nullable Double adjusted = null;
        if (r.value() != null) {
            double chance = chance(segments);
            adjusted = chance == 1 ? null : (r.value() - chance) / (1 - chance);
        }
        return Measure.of("rho", "index", r.count(), adjusted, null);
    }

    private static double chance(List<List<Segment>> segments) {
        var random = new CounterRandom(SEED);
        double sum = 0;
        for (int toss = 0; toss < TOSSES; toss++) {
            double weaker = 0;
            double all = 0;
            long tossed = 0;
            for (var ofPair : segments) {
                double there = 0;
                double back = 0;
                for (var segment : ofPair) {
                    if (random.bits(toss, tossed++) < 0) {
                        there += segment.minutes();
                    } else {
                        back += segment.minutes();
                    }
                }
                weaker += 2 * Math.min(there, back);
                all += there + back;
            }
            sum += weaker / all;
        }
        return sum / TOSSES;
    }
}
