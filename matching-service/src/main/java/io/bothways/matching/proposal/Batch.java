package io.bothways.matching.proposal;

import java.util.UUID;

/** The pairs of a match run that are sent together. */
public record Batch(UUID runId, UUID cohortId, UUID programmeId, int pairs, int answerDays) {}
