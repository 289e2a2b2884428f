package io.bothways.analytics.enrolment;

import io.bothways.platform.consumer.EventHandler;
import io.bothways.platform.event.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Keeps for whom a cohort was open. */
@ApplicationScoped
class EligibilityProjection implements EventHandler {

    private final Enrolments enrolments;

    EligibilityProjection(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    @Override
    public String name() {
        return "facts-eligibility";
    }

    @Override
    public Set<String> topics() {
        return Set.of("eligibility");
    }

    @Override
    public void apply(ReceivedEvent event) {
        var changed = event.as(EligibilityChanged.class);
        switch (event.type()) {
            case "eligibility-determined" -> enrolments.eligible(changed, event.sequence(), event.time());
            case "eligibility-lost" -> enrolments.noLongerEligible(changed, event.sequence(), event.time());
            default -> {} // a type that a newer producer adds says nothing to this table
        }
    }
}
