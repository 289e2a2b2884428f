package io.bothways.sessions.goal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** The level that a learner says they have reached; the goal's own when left out. */
record Claim(@Nullable @Min(0) @Max(5) Integer levelAfter) {}
