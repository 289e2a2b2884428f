package io.bothways.sessions.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.bothways.sessions.session.teaching.StatedSegment;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session told of afterwards, with what was taught. */
record NewSessionLog(
        @JsonProperty(required = true) @NotNull Instant startsAt,
        @JsonProperty(required = true) @Min(15) @Max(480) int minutes,
        @Nullable @Size(max = 2) List<@Valid @NotNull StatedSegment> segments) {}
