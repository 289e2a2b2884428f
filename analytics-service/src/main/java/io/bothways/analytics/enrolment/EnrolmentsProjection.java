package io.bothways.analytics.enrolment;

import io.bothways.platform.consumer.EventHandler;
import io.bothways.platform.event.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Keeps how far each enrolment went. */
@ApplicationScoped
class EnrolmentsProjection implements EventHandler {

    private static final String PREFIX = "enrolment-";

    private final Enrolments enrolments;

    EnrolmentsProjection(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    @Override
    public String name() {
        return "facts-enrolments";
    }

    @Override
    public Set<String> topics() {
        return Set.of("enrolments");
    }

    @Override
    public void apply(ReceivedEvent event) {
        if (event.type().startsWith(PREFIX)) {
            var step = event.type().substring(PREFIX.length());
            enrolments.fold(event.as(EnrolmentChanged.class), step, event.sequence(), event.time());
        }
    }
}
