package io.bothways.sessions.feedback;

import io.bothways.platform.event.Event;
import java.time.Instant;
import java.util.UUID;

/** One side's feedback may now be read by the other. */
public record FeedbackReleased(
        UUID feedbackId,
        UUID partnershipId,
        UUID cohortId,
        UUID authorId,
        String instrument,
        int version,
        FeedbackScores scores,
        Instant at)
        implements Event {

    public static final String INSTRUMENT = "bothways-feedback";
    public static final int VERSION = 1;

    @Override
    public String topic() {
        return "feedback";
    }

    @Override
    public String type() {
        return "feedback-released";
    }

    @Override
    public String key() {
        return feedbackId.toString();
    }
}
