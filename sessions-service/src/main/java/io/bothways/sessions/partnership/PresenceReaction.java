package io.bothways.sessions.partnership;

import io.bothways.platform.consumer.EventHandler;
import io.bothways.platform.event.ReceivedEvent;
import io.bothways.sessions.people.PersonChanged;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * Ends the partnerships of people who left, pauses those of people on leave, and lets them go on. Goes by the status and
 * not by the type of the event, because a correction can carry any status.
 */
@ApplicationScoped
@Priority(10)
class PresenceReaction implements EventHandler {

    private final PartnershipService partnerships;

    PresenceReaction(PartnershipService partnerships) {
        this.partnerships = partnerships;
    }

    @Override
    public String name() {
        return "presence-reaction";
    }

    @Override
    public Set<String> topics() {
        return Set.of("people");
    }

    @Override
    public void apply(ReceivedEvent event) {
        PersonChanged person = event.as(PersonChanged.class);
        switch (person.status()) {
            case LEFT, ERASED -> partnerships.personIsGone(person.personId());
            case ON_LEAVE -> partnerships.personIsOnLeave(person.personId());
            case ACTIVE, NOTICE -> partnerships.personIsHere(person.personId());
            case EXPECTED, UNKNOWN -> {
                // nothing to end, to pause or to resume
            }
        }
    }
}
