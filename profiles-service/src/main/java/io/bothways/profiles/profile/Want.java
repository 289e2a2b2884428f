package io.bothways.profiles.profile;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** A skill somebody wants to learn, the level to reach, and how much it matters: 1 first to 3 last. */
@Embeddable
public record Want(
        @NotNull UUID skillId,
        @Min(1) @Max(5) int level,
        @Min(1) @Max(3) int priority) {}
