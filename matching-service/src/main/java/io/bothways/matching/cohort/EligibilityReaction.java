package io.bothways.matching.cohort;

import io.bothways.platform.consumer.EventHandler;
import io.bothways.platform.event.ReceivedEvent;
import io.bothways.platform.outbox.Outbox;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Newcomers and people who moved may become eligible for cohorts that still take people in; leavers are no longer. */
@ApplicationScoped
@Priority(10)
class EligibilityReaction implements EventHandler {
    private final DeterminingEligibility determining;
    private final Eligibilities eligibilities;
    private final Outbox outbox;
    private final Clock clock;

    EligibilityReaction(DeterminingEligibility determining, Eligibilities eligibilities, Outbox outbox, Clock clock) {
        this.determining = determining;
        this.eligibilities = eligibilities;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "eligibility-reaction";
    }

    @Override
    public Set<String> topics() {
        return Set.of("people");
    }

    @Override
    public void apply(ReceivedEvent event) {
        UUID person = UUID.fromString(event.key());
        switch (event.type()) {
            case "person-joined", "person-moved", "person-corrected", "person-returned" ->
                determining.reconsider(person);
            case "person-left" -> lose(person);
            default -> {} // a type that changes nothing here
        }
    }

    private void lose(UUID person) {
        Instant now = clock.instant();
        List<EligibilityEvent> lost = eligibilities.lose(person, now).stream()
                .<EligibilityEvent>map(
                        row -> new EligibilityEvent.EligibilityLost(row.cohortId(), row.programmeId(), person, now))
                .toList();
        outbox.publishAll(lost);
    }
}
