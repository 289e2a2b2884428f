package io.bothways.sessions.partnership.agreement;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the two agree about how they work together: numbers and codes only, because no free text is stored before it can
 * be encrypted. How to part needs no clause: the no-fault exit is always open to both.
 */
public record Agreement(
        @JsonProperty(required = true) @NotNull @Min(1) @Max(366) @Nullable
        Integer cadenceDays,

        @JsonProperty(required = true) @NotNull @Min(15) @Max(480) @Nullable
        Integer sessionMinutes,

        @JsonProperty(required = true) @NotNull @Nullable Confidentiality confidentiality,
        @Nullable @Size(max = 6) List<@NotNull Boundary> boundaries,
        @Nullable @Min(1) @Max(10) Integer goalsPerDirection) {

    static final int DEFAULT_GOALS = 3;

    List<Boundary> distinctBoundaries() {
        return boundaries == null
                ? List.of()
                : boundaries.stream().distinct().sorted().toList();
    }

    int goals() {
        return goalsPerDirection == null ? DEFAULT_GOALS : goalsPerDirection;
    }
}
