package io.bothways.sessions.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/** When a session is to be, for a proposal and for a rescheduling. */
record NewSession(
        @JsonProperty(required = true) @NotNull Instant startsAt,
        @JsonProperty(required = true) @Min(15) @Max(480) int minutes) {}
