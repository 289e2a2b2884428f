package io.bothways.sessions.partnership;

import io.bothways.platform.consumer.EventHandler;
import io.bothways.platform.event.ReceivedEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** Turns matching's pairings into partnerships, and hears its answer to a wish to undo an ending. */
@ApplicationScoped
@Priority(10)
class PairingReaction implements EventHandler {

    private record Answer(UUID partnershipId) {}

    private final PartnershipService partnerships;

    PairingReaction(PartnershipService partnerships) {
        this.partnerships = partnerships;
    }

    @Override
    public String name() {
        return "pairing-reaction";
    }

    @Override
    public Set<String> topics() {
        return Set.of("pairings");
    }

    @Override
    public void apply(ReceivedEvent event) {
        switch (event.type()) {
            case "partnership-formed" -> partnerships.form(event.as(PartnershipFormed.class));
            case "partnership-reinstated" ->
                partnerships.reinstate(event.as(Answer.class).partnershipId());
            case "reinstatement-refused" ->
                partnerships.refuseReinstatement(event.as(Answer.class).partnershipId());
            default -> {
                // a type that a newer producer adds concerns nobody here yet
            }
        }
    }
}
