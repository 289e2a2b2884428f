package io.bothways.matching.solver.plan;

import io.bothways.matching.scoring.diagnosis.Remedy;
import io.bothways.matching.scoring.diagnosis.UnmatchedReason;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody left without a partner, why, and the smallest change that would help, if a single one would. */
public record Unmatched(
        UUID personId, UnmatchedReason reason, @Nullable Remedy remedy) {}
