package io.bothways.sessions.partnership;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A later end. */
record Extension(
        @JsonProperty(required = true) @NotNull @Nullable Instant endsAt) {}
