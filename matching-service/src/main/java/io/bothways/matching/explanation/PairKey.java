package io.bothways.matching.explanation;

import java.util.UUID;

/** A pair of a match run. */
public record PairKey(UUID runId, int number) {}
