package io.bothways.analytics.pair;

import java.util.UUID;

/** One direction of a pair: who teaches whom, and whether it was fulfilled. */
public record Direction(UUID id, UUID teacher, UUID learner, boolean fulfilled) {}
