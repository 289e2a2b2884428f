package io.bothways.analytics.goal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is read of an event of the topic goals. */
record GoalChanged(
        UUID goalId,
        UUID partnershipId,
        UUID directionId,
        UUID teacherId,
        UUID learnerId,
        @Nullable UUID skillId,
        @Nullable Integer levelBefore,
        @Nullable Integer levelAfter,
        @Nullable Instant at) {}
