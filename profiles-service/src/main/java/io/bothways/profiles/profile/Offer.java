package io.bothways.profiles.profile;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** A skill somebody can teach, and how well they command it: 1 beginner to 5 expert. */
@Embeddable
public record Offer(@NotNull UUID skillId, @Min(1) @Max(5) int level) {}
