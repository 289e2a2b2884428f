package io.bothways.matching.profile;

import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What matching reads of profile-published. */
public record ProfileFacts(
        UUID personId,
        @Nullable List<OfferFacts> offers,
        @Nullable List<WantFacts> wants,
        @Nullable Integer teachingLimit,
        @Nullable Integer learningLimit,
        @Nullable HoursFacts hours,
        @Nullable List<String> languages) {

    public record OfferFacts(UUID skillId, int level) {}

    public record WantFacts(UUID skillId, int level, int priority) {}

    public record HoursFacts(
            @Nullable String timeZone,
            @Nullable LocalTime from,
            @Nullable LocalTime to) {}

    List<OfferFacts> offered() {
        return Objects.requireNonNullElse(offers, List.of());
    }

    List<WantFacts> wanted() {
        return Objects.requireNonNullElse(wants, List.of());
    }
}
