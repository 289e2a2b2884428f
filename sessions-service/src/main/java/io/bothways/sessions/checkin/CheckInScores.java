package io.bothways.sessions.checkin;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** The three questions of a check-in, from 1 to 5. */
public record CheckInScores(
        @JsonProperty(required = true) @Min(1) @Max(5) int satisfaction,
        @JsonProperty(required = true) @Min(1) @Max(5) int progress,
        @JsonProperty(required = true) @Min(1) @Max(5) int workload) {}
