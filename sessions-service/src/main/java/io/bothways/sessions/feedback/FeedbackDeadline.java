package io.bothways.sessions.feedback;

import io.bothways.platform.timer.TimerHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Releases at the deadline what is there. */
@ApplicationScoped
class FeedbackDeadline implements TimerHandler {

    private final FeedbackService feedback;

    FeedbackDeadline(FeedbackService feedback) {
        this.feedback = feedback;
    }

    @Override
    public String kind() {
        return FeedbackService.TIMER;
    }

    @Override
    public void fire(String key, Instant due) {
        feedback.deadline(UUID.fromString(key));
    }
}
