package io.bothways.sessions.session.teaching;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The part of a session in one direction, as both statements together tell it.
 *
 * @param confirmed whether the learner said so; only then do the minutes count for reciprocity
 */
public record Segment(
        UUID directionId,
        UUID teacherId,
        UUID learnerId,
        @Nullable UUID skillId,
        int minutes,
        boolean confirmed) {}
