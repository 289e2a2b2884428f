package io.bothways.sessions.partnership;

import io.bothways.platform.timer.TimerHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Brings a partnership to its agreed end, or finds that it never started. One timer per partnership: its next due. */
@ApplicationScoped
class PartnershipTimer implements TimerHandler {

    private final PartnershipService partnerships;

    PartnershipTimer(PartnershipService partnerships) {
        this.partnerships = partnerships;
    }

    @Override
    public String kind() {
        return PartnershipService.TIMER;
    }

    @Override
    public void fire(String key, Instant due) {
        partnerships.passTime(UUID.fromString(key));
    }
}
