package io.bothways.sessions.goal;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a learner wants to reach: a skill from one level to another by a date. Shared with the teacher when not said. */
record NewGoal(
        @JsonProperty(required = true) @NotNull UUID directionId,
        @JsonProperty(required = true) @NotNull UUID skillId,
        @JsonProperty(required = true) @Min(0) @Max(5) int levelFrom,
        @JsonProperty(required = true) @Min(1) @Max(5) int levelTo,
        @JsonProperty(required = true) @NotNull Instant dueAt,
        @Nullable Visibility visibility) {

    Visibility visibilityOrShared() {
        return visibility == null ? Visibility.SHARED : visibility;
    }
}
