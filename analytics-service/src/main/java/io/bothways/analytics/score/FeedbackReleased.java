package io.bothways.analytics.score;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is read of feedback-released. */
record FeedbackReleased(
        UUID feedbackId,
        UUID partnershipId,
        UUID cohortId,
        UUID authorId,
        String instrument,
        String version,
        Map<String, Integer> scores,
        @Nullable Instant at) {}
