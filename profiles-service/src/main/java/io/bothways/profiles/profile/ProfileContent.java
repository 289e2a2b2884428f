package io.bothways.profiles.profile;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person says of themselves, once for all programmes. Sorted, so that order is no difference. */
record ProfileContent(
        @NotNull @Size(max = 50) List<@NotNull @Valid Offer> offers,
        @NotNull @Size(max = 50) List<@NotNull @Valid Want> wants,
        @Min(0) @Max(20) int teachingLimit,
        @Min(0) @Max(20) int learningLimit,
        @NotNull @Valid Hours hours,
        @NotEmpty @Size(max = 20) List<@NotNull @Pattern(regexp = "[a-z]{2,3}(-[A-Z]{2})?") String> languages) {

    ProfileContent {
        offers = sorted(offers, Comparator.comparing(Offer::skillId, Comparator.nullsLast(Comparator.naturalOrder())));
        wants = sorted(wants, Comparator.comparing(Want::skillId, Comparator.nullsLast(Comparator.naturalOrder())));
    }

    /** Absent lists and elements pass through here, for validation to name them. */
    @SuppressWarnings("NullAway")
    private static <T> List<T> sorted(@Nullable List<T> given, Comparator<T> order) {
        if (given == null || given.stream().anyMatch(element -> element == null)) return given;
        return given.stream().sorted(order).toList();
    }
}
