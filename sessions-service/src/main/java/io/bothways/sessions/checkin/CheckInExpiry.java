package io.bothways.sessions.checkin;

import io.bothways.platform.timer.TimerHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Closes what nobody answered. */
@ApplicationScoped
class CheckInExpiry implements TimerHandler {

    private final CheckInService checkIns;

    CheckInExpiry(CheckInService checkIns) {
        this.checkIns = checkIns;
    }

    @Override
    public String kind() {
        return CheckInService.EXPIRY;
    }

    @Override
    public void fire(String key, Instant due) {
        checkIns.expire(UUID.fromString(key));
    }
}
