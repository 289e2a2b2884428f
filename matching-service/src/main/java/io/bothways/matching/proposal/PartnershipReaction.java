package io.bothways.matching.proposal;

import io.bothways.platform.consumer.EventHandler;
import io.bothways.platform.event.ReceivedEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** The end of a partnership, in whatever way, frees its seats. */
@ApplicationScoped
@Priority(20)
class PartnershipReaction implements EventHandler {
    private final ProposalService service;

    PartnershipReaction(ProposalService service) {
        this.service = service;
    }

    @Override
    public String name() {
        return "partnership-reaction";
    }

    @Override
    public Set<String> topics() {
        return Set.of("partnerships");
    }

    @Override
    public void apply(ReceivedEvent event) {
        switch (event.type()) {
            case "partnership-completed", "partnership-ended-early", "partnership-never-started" ->
                service.partnershipEnded(UUID.fromString(event.key()), event.time());
            default -> {} // the partnership lives on
        }
    }
}
