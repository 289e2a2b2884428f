package io.bothways.matching.enrolment;

import io.bothways.platform.consumer.EventHandler;
import io.bothways.platform.event.ReceivedEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** What the HRIS says of a person ends, pauses or resumes that person's enrolments. */
@ApplicationScoped
@Priority(20)
class EnrolmentPeopleReaction implements EventHandler {
    private final EnrolmentService service;

    EnrolmentPeopleReaction(EnrolmentService service) {
        this.service = service;
    }

    @Override
    public String name() {
        return "enrolment-people-reaction";
    }

    @Override
    public Set<String> topics() {
        return Set.of("people");
    }

    @Override
    public void apply(ReceivedEvent event) {
        UUID person = UUID.fromString(event.key());
        switch (event.type()) {
            case "person-left", "person-erased" -> service.personLeft(person);
            case "person-went-on-leave" -> service.personWentOnLeave(person);
            case "person-returned" -> service.personReturned(person);
            default -> {} // a type that changes nothing here
        }
    }
}
