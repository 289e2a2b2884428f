package io.bothways.matching.enrolment;

import io.bothways.platform.consumer.EventHandler;
import io.bothways.platform.event.ReceivedEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** A published profile brings the enrolments that waited for it into the pool. */
@ApplicationScoped
@Priority(20)
class EnrolmentProfileReaction implements EventHandler {
    private final EnrolmentService service;

    EnrolmentProfileReaction(EnrolmentService service) {
        this.service = service;
    }

    @Override
    public String name() {
        return "enrolment-profile-reaction";
    }

    @Override
    public Set<String> topics() {
        return Set.of("profiles");
    }

    @Override
    public void apply(ReceivedEvent event) {
        if (event.type().equals("profile-published")) {
            service.profilePublished(UUID.fromString(event.key()));
        }
    }
}
