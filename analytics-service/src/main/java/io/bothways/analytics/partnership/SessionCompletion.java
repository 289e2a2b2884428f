package io.bothways.analytics.partnership;

import io.bothways.analytics.metric.Facts;
import io.bothways.analytics.metric.Group;
import io.bothways.analytics.metric.IntervalKind;
import io.bothways.analytics.metric.Measure;
import io.bothways.analytics.metric.Metric;
import io.bothways.analytics.metric.MetricDefinition;
import io.bothways.analytics.pair.Pair;
import io.bothways.analytics.session.Session;
import io.bothways.analytics.session.SessionState;
import io.bothways.analytics.suppression.Additivity;
import io.bothways.analytics.suppression.SuppressionRule;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** M13. What became of planned sessions. A session whose attestation is open is no failure: it is left out and counted. */
@Singleton
class SessionCompletion implements Metric {

    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "M13",
            1,
            "Session completion and cadence",
            Measure.SHARE,
            "attendance = (held + held one-sided) / (held + held one-sided + no-show + missed + cancelled late + not held)"
                    + " among sessions that ended by as-of; double-attested = held / (held + held one-sided); open = ended"
                    + " without attestation so far / all ended; cadence = held sessions per pair and 30 days in force without"
                    + " pauses",
            "sessions held",
            "sessions that ended, cancelled in time and open ones excluded; for cadence stretches of 30 days",
            IntervalKind.BOOTSTRAP_BY_PAIR,
            SuppressionRule.ACTIVITY,
            Additivity.NONE,
            true,
            List.of());

    /** Counts of one pair. */
    private static final class Tally {
        private double both;
        private double held;
        private double decided;
        private double open;
    }

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public List<Measure> read(Facts facts, Group group) {
        Map<UUID, Tally> tallies = new HashMap<>();
        for (var session : facts.sessions()) {
            count(session, facts, tallies.computeIfAbsent(session.pair(), _ -> new Tally()));
        }
        var pairs = facts.pairs().stream().collect(Collectors.toMap(Pair::id, pair -> pair));
        List<double[]> attendance = new ArrayList<>();
        List<double[]> doubly = new ArrayList<>();
        List<double[]> open = new ArrayList<>();
        tallies.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .forEach(tally -> {
                    attendance.add(new double[] {tally.held, tally.decided});
                    doubly.add(new double[] {tally.both, tally.held});
                    open.add(new double[] {tally.open, tally.decided + tally.open});
                });
        List<double[]> cadence = new ArrayList<>();
        for (var pair : facts.pairs()) {
            var tally = tallies.getOrDefault(pair.id(), new Tally());
            cadence.add(new double[] {tally.held, pair.daysInForce(facts.asOf()) / 30});
        }
        long people = people(tallies.keySet(), pairs);
        return List.of(
                PairMeans.mean("attendance", Measure.SHARE, attendance, people),
                PairMeans.mean("double-attested", Measure.SHARE, doubly, people),
                PairMeans.mean("open-attestations", Measure.SHARE, open, people),
                PairMeans.mean("cadence", "sessions per pair and 30 days", cadence, 2L * cadence.size()));
    }

    private static long people(Set<UUID> withSessions, Map<UUID, Pair> pairs) {
        Set<UUID> people = new HashSet<>();
        for (var id : withSessions) {
            var pair = pairs.get(id);
            if (pair != null) {
                people.addAll(pair.people());
            }
        }
        return people.size();
    }

    private static void count(Session session, Facts facts, Tally tally) {
        switch (session.state()) {
            case HELD, HELD_ONE_SIDED -> {
                if (!session.endsAt().isAfter(facts.asOf())) {
                    tally.held++;
                    tally.decided++;
                    tally.both += session.state() == SessionState.HELD ? 1 : 0;
                }
            }
            case NO_SHOW, MISSED, NOT_HELD, CANCELLED_LATE -> {
                if (!session.endsAt().isAfter(facts.asOf())) {
                    tally.decided++;
                }
            }
            case SCHEDULED -> {
                if (!session.endsAt().isAfter(facts.asOf())) {
                    tally.open++;
                }
            }
            case CANCELLED_IN_TIME -> {}
        }
    }
}
