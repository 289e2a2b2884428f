package io.bothways.profiles.profile;

import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalTime;
import java.time.ZoneId;

/** When somebody can meet on a working day, in their own time zone, and for how many hours a month. */
@Embeddable
public record Hours(
        @NotNull ZoneId timeZone,
        @NotNull @JsonFormat(pattern = "HH:mm") LocalTime from,
        @NotNull @JsonFormat(pattern = "HH:mm") LocalTime to,
        @Min(1) @Max(100) int perMonth) {

    @AssertTrue(message = "to must be after from")
    boolean isInOrder() {
        return from == null || to == null || to.isAfter(from);
    }
}
