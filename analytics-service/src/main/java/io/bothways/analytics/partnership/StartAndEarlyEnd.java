package io.bothways.analytics.partnership;

import io.bothways.analytics.metric.Facts;
import io.bothways.analytics.metric.Group;
import io.bothways.analytics.metric.IntervalKind;
import io.bothways.analytics.metric.Measure;
import io.bothways.analytics.metric.Metric;
import io.bothways.analytics.metric.MetricDefinition;
import io.bothways.analytics.pair.Pair;
import io.bothways.analytics.pair.PairEnding;
import io.bothways.analytics.session.Session;
import io.bothways.analytics.suppression.Additivity;
import io.bothways.analytics.suppression.SuppressionRule;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** M33. Whether pairs got going, and whether those that did were ended early. */
@Singleton
class StartAndEarlyEnd implements Metric {

    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "M33",
            1,
            "Start and early-end rate",
            Measure.SHARE,
            "start = pairs with >= 1 held session within 30 days of being formed / pairs formed >= 30 days ago; early-end ="
                    + " pairs ended early / pairs that ever met; never-started / pairs formed >= 30 days ago",
            "pairs that started, were ended early, or never started",
            "pairs formed >= 30 days ago; for early-end pairs that ever met",
            IntervalKind.WILSON,
            SuppressionRule.PROCESS,
            Additivity.NONE,
            true,
            List.of());

    private static final Duration TIME_TO_START = Duration.ofDays(30);

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public List<Measure> read(Facts facts, Group group) {
        Map<UUID, Instant> firstMet = new HashMap<>();
        for (var session : facts.sessions()) {
            if (isHeld(session, facts)) {
                firstMet.merge(session.pair(), session.startsAt(), (a, b) -> a.isBefore(b) ? a : b);
            }
        }
        var old = facts.pairs().stream()
                .filter(pair -> !pair.formedAt().plus(TIME_TO_START).isAfter(facts.asOf()))
                .toList();
        long started = old.stream()
                .filter(pair -> startedInTime(pair, firstMet.get(pair.id())))
                .count();
        var met = facts.pairs().stream()
                .filter(pair -> firstMet.containsKey(pair.id()))
                .toList();
        return List.of(
                Measure.share("started", started, old.size()),
                Measure.share("ended-early", ended(met, PairEnding.ENDED_EARLY), met.size()),
                Measure.share("never-started", ended(old, PairEnding.NEVER_STARTED), old.size()));
    }

    private static boolean isHeld(Session session, Facts facts) {
        return session.state().held() && !session.startsAt().isAfter(facts.asOf());
    }

    private static boolean startedInTime(Pair pair, @Nullable Instant firstMet) {
        return firstMet != null && !firstMet.isAfter(pair.formedAt().plus(TIME_TO_START));
    }

    private static long ended(List<Pair> pairs, PairEnding ending) {
        return pairs.stream().filter(pair -> pair.ending() == ending).count();
    }
}
