package io.bothways.analytics.session;

import java.util.UUID;

/** Minutes of a session in which one taught the other; {@code confirmed} by the learner. */
public record Segment(UUID directionId, UUID teacherId, UUID learnerId, int minutes, boolean confirmed) {}
