package io.bothways.matching.cohort;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A cohort to be. Without an end it is evergreen: it takes people in while it is under way. */
record NewCohort(
        @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\p{Cntrl}]*")
        String name,

        @Nullable Instant opensAt,
        @NotNull Instant startsAt,
        @Nullable Instant endsAt,
        @Min(1) @Max(1_000_000) @Nullable Integer capacity) {}
