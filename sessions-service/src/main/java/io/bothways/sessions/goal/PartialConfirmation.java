package io.bothways.sessions.goal;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** The level that the teacher saw instead. */
record PartialConfirmation(
        @JsonProperty(required = true) @Min(0) @Max(5) int levelAfter) {}
