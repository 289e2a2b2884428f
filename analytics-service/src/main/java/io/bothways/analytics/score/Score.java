package io.bothways.analytics.score;

import java.time.Instant;
import java.util.UUID;

/** A number that one partner gave to one item. */
public record Score(UUID pair, UUID cohort, UUID person, String item, int value, Instant answeredAt) {}
