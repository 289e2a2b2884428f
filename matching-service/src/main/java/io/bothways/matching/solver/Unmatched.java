package io.bothways.matching.solver;

import io.bothways.matching.scoring.UnmatchedReason;
import java.util.UUID;

/** Somebody left without a partner, and why. */
public record Unmatched(UUID personId, UnmatchedReason reason) {}
