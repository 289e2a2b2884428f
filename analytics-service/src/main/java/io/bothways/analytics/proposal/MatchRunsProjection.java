package io.bothways.analytics.proposal;

import io.bothways.platform.consumer.EventHandler;
import io.bothways.platform.event.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Keeps the figures of published match runs. */
@ApplicationScoped
class MatchRunsProjection implements EventHandler {

    private final Proposals proposals;

    MatchRunsProjection(Proposals proposals) {
        this.proposals = proposals;
    }

    @Override
    public String name() {
        return "facts-match-runs";
    }

    @Override
    public Set<String> topics() {
        return Set.of("match-runs");
    }

    @Override
    public void apply(ReceivedEvent event) {
        if (event.type().equals("match-run-published")) {
            proposals.published(event.as(MatchRunPublished.class), event.sequence(), event.time());
        }
    }
}
