package io.bothways.matching.proposal;

import io.bothways.platform.timer.TimerHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** A silent partner holds nobody: what is not answered in time ends. */
@ApplicationScoped
class ProposalExpiry implements TimerHandler {
    private final ProposalService service;

    ProposalExpiry(ProposalService service) {
        this.service = service;
    }

    @Override
    public String kind() {
        return ProposalTimers.EXPIRY;
    }

    @Override
    public void fire(String key, Instant due) {
        service.expire(UUID.fromString(key), due);
    }
}
