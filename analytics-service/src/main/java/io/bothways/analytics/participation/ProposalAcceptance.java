package io.bothways.analytics.participation;

import io.bothways.analytics.metric.Facts;
import io.bothways.analytics.metric.Group;
import io.bothways.analytics.metric.IntervalKind;
import io.bothways.analytics.metric.Measure;
import io.bothways.analytics.metric.Metric;
import io.bothways.analytics.metric.MetricDefinition;
import io.bothways.analytics.proposal.Outcome;
import io.bothways.analytics.proposal.Proposal;
import io.bothways.analytics.suppression.Additivity;
import io.bothways.analytics.suppression.SuppressionRule;
import jakarta.inject.Singleton;
import java.util.List;

/** M31. Proposals that the rules took back were not answered by anybody and are counted apart. */
@Singleton
class ProposalAcceptance implements Metric {

    private static final MetricDefinition DEFINITION = new MetricDefinition(
            "M31",
            1,
            "Acceptance and expiry of proposals",
            Measure.SHARE,
            "accepted / (accepted + declined + expired); expired / the same; withdrawn, superseded, invalidated and open ones"
                    + " apart, / all proposals",
            "proposals with the outcome",
            "accepted, declined and expired proposals; for those apart all proposals",
            IntervalKind.WILSON,
            SuppressionRule.ACTIVITY,
            Additivity.NONE,
            true,
            List.of());

    @Override
    public MetricDefinition definition() {
        return DEFINITION;
    }

    @Override
    public List<Measure> read(Facts facts, Group group) {
        var proposals = facts.proposals();
        long people = proposals.stream()
                .flatMap(proposal -> proposal.people().stream())
                .distinct()
                .count();
        long accepted = count(proposals, Outcome.ACCEPTED);
        long expired = count(proposals, Outcome.EXPIRED);
        long answered = accepted + count(proposals, Outcome.DECLINED) + expired;
        return List.of(
                Measure.share("accepted", accepted, answered, people),
                Measure.share("expired", expired, answered, people),
                apart(proposals, Outcome.WITHDRAWN, people),
                apart(proposals, Outcome.SUPERSEDED, people),
                apart(proposals, Outcome.INVALIDATED, people),
                apart(proposals, Outcome.OPEN, people));
    }

    private static Measure apart(List<Proposal> proposals, Outcome outcome, long people) {
        return Measure.share(outcome.code(), count(proposals, outcome), proposals.size(), people);
    }

    private static long count(List<Proposal> proposals, Outcome outcome) {
        return proposals.stream()
                .filter(proposal -> proposal.outcome() == outcome)
                .count();
    }
}
