package io.bothways.analytics.proposal;

import io.bothways.platform.consumer.EventHandler;
import io.bothways.platform.event.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Keeps what became of each proposal. */
@ApplicationScoped
class ProposalsProjection implements EventHandler {

    private static final String PREFIX = "proposal-";

    private final Proposals proposals;

    ProposalsProjection(Proposals proposals) {
        this.proposals = proposals;
    }

    @Override
    public String name() {
        return "facts-proposals";
    }

    @Override
    public Set<String> topics() {
        return Set.of("proposals");
    }

    @Override
    public void apply(ReceivedEvent event) {
        if (event.type().startsWith(PREFIX)) {
            var step = event.type().substring(PREFIX.length());
            proposals.fold(event.as(ProposalChanged.class), step, event.sequence(), event.time());
        }
    }
}
