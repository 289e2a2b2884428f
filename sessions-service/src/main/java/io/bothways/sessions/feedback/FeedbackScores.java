package io.bothways.sessions.feedback;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** The three questions about the whole, from 1 to 5: was it good, did I grow, did both give and take. */
public record FeedbackScores(
        @JsonProperty(required = true) @Min(1) @Max(5) int satisfaction,
        @JsonProperty(required = true) @Min(1) @Max(5) int growth,
        @JsonProperty(required = true) @Min(1) @Max(5) int reciprocity) {}
