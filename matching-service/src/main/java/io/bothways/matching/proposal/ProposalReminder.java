package io.bothways.matching.proposal;

import io.bothways.platform.timer.TimerHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Says that an answer is still missing; sessions-service sends the message. */
@ApplicationScoped
class ProposalReminder implements TimerHandler {
    private final ProposalService service;

    ProposalReminder(ProposalService service) {
        this.service = service;
    }

    @Override
    public String kind() {
        return ProposalTimers.REMINDER;
    }

    @Override
    public void fire(String key, Instant due) {
        service.remind(UUID.fromString(key.substring(0, key.indexOf('/'))));
    }
}
