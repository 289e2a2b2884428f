package io.bothways.sessions.checkin;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** An answer to a check-in. */
record CheckInAnswer(
        @JsonProperty(required = true) @Valid @NotNull CheckInScores scores) {}
