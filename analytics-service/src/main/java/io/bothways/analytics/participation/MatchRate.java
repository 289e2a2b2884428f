package io.bothways.analytics.participation;

import io.bothways.analytics.enrolment.Ending;
import io.bothways.analytics.enrolment.Enrolment;
import io.bothways.analytics.metric.Facts;
import io.bothways.analytics.metric.Group;
import io.bothways.analytics.metric.IntervalKind;
import io.bothways.analytics.metric.Measure;
import io.bothways.analytics.metric.Metric;
import io.bothways.analytics.metric.MetricDefinition;
import io.bothways.analytics.proposal.Outcome;
import io.bothways.analytics.suppression.Additivity;
import io.bothways.analytics.suppression.SuppressionRule;
import io.bothways.platform.code.Codes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** M30. Whoever is ready and has no pair has exactly one reason, so matched and reasons add up to the ready. */
@Singleton
class MatchRate implements Metric {

    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "M30",
            1,
            "Match rate",
            Measure.SHARE,
            "|U and R| / |R|: R = people ever ready, U = people ever partnered in the cohort; each unmatched person counts"
                    + " under the first reason that applies of withdrawn, left, removed, paused, answer-open, declined,"
                    + " expired, proposal-ended, no-proposal; the shares sum to 1",
            "ready people who were partnered; or who were not, for the reason",
            "people ever ready",
            IntervalKind.WILSON,
            SuppressionRule.PROCESS,
            Additivity.PARTS_OF_THE_DENOMINATOR,
            true,
            MetricDefinition.ALL_BREAKDOWNS);

    /** Why a ready person has no pair, in the order in which reasons count. */
    enum Reason {
        WITHDRAWN,
        LEFT,
        REMOVED,
        PAUSED,
        ANSWER_OPEN,
        DECLINED,
        EXPIRED,
        PROPOSAL_ENDED,
        NO_PROPOSAL;

        String measure() {
            return "unmatched-" + Codes.of(this);
        }
    }

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public List<Measure> read(Facts facts, Group group) {
        var ready = Journey.of(facts, group).stream()
                .filter(journey -> journey.readyAt() != null)
                .toList();
        Map<Reason, Long> unmatched = new EnumMap<>(Reason.class);
        long matched = 0;
        for (var journey : ready) {
            if (journey.partnered()) {
                matched++;
            } else {
                unmatched.merge(reason(journey), 1L, Long::sum);
            }
        }
        List<Measure> measures = new ArrayList<>();
        measures.add(Measure.share("matched", matched, ready.size()));
        for (var reason : Reason.values()) {
            measures.add(Measure.share(reason.measure(), unmatched.getOrDefault(reason, 0L), ready.size()));
        }
        return measures;
    }

    static Reason reason(Journey journey) {
        var enrolment = journey.enrolment();
        if (enrolment != null && enrolment.ending() != null) {
            return reason(enrolment.ending());
        }
        if (isPaused(enrolment)) {
            return Reason.PAUSED;
        }
        if (any(journey, Outcome.OPEN)) {
            return Reason.ANSWER_OPEN;
        }
        if (any(journey, Outcome.DECLINED)) {
            return Reason.DECLINED;
        }
        if (any(journey, Outcome.EXPIRED)) {
            return Reason.EXPIRED;
        }
        return journey.proposals().isEmpty() ? Reason.NO_PROPOSAL : Reason.PROPOSAL_ENDED;
    }

    private static Reason reason(Ending ending) {
        return switch (ending) {
            case WITHDRAWN -> Reason.WITHDRAWN;
            case ENDED_BY_HR -> Reason.LEFT;
            case REMOVED, REJECTED, LAPSED -> Reason.REMOVED;
            case COMPLETED -> Reason.NO_PROPOSAL;
        };
    }

    private static boolean isPaused(@Nullable Enrolment enrolment) {
        return enrolment != null && enrolment.pausedAt() != null;
    }

    private static boolean any(Journey journey, Outcome outcome) {
        return journey.proposals().stream().anyMatch(proposal -> proposal.outcome() == outcome);
    }
}
