package io.bothways.matching.enrolment;

import io.bothways.platform.timer.TimerHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Lapses the unanswered invitations of a cohort that were sent together: one timer for all of them. */
@ApplicationScoped
class InvitationExpiry implements TimerHandler {
    static final String KIND = "invitation-expiry";

    private final EnrolmentService service;

    InvitationExpiry(EnrolmentService service) {
        this.service = service;
    }

    static String key(UUID cohortId, Instant until) {
        return cohortId + "/" + until;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void fire(String key, Instant due) {
        service.lapse(UUID.fromString(key.substring(0, key.indexOf('/'))), due);
    }
}
