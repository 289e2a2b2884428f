package io.bothways.sessions.feedback;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** Somebody's feedback about a partnership. */
record NewFeedback(
        @JsonProperty(required = true) @Valid @NotNull FeedbackScores scores) {}
