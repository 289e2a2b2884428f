package io.bothways.sessions.checkin;

import io.bothways.platform.timer.TimerHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Opens the next round of a partnership. */
@ApplicationScoped
class CheckInOpening implements TimerHandler {

    private final CheckInService checkIns;

    CheckInOpening(CheckInService checkIns) {
        this.checkIns = checkIns;
    }

    @Override
    public String kind() {
        return CheckInService.OPENING;
    }

    @Override
    public void fire(String key, Instant due) {
        checkIns.open(UUID.fromString(key), due);
    }
}
