package io.bothways.sessions.partnership.announcement;

import java.time.Instant;
import java.util.UUID;

/** Told within the service, in the transaction: both are asked for feedback until this instant. */
public record FeedbackAsked(UUID partnershipId, Instant dueAt) {}
