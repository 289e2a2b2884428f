package io.bothways.sessions.session.teaching;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one person says was taught in one direction. */
public record StatedSegment(
        @JsonProperty(required = true) @NotNull UUID directionId,
        @Nullable UUID skillId,
        @JsonProperty(required = true) @Min(1) @Max(480) int minutes) {}
