package io.bothways.analytics.goal;

import java.util.UUID;

/** One goal of a learner in a direction. */
public record Goal(UUID id, UUID pair, UUID teacher, UUID learner, GoalState state) {}
