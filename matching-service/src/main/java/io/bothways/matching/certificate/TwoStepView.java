package io.bothways.matching.certificate;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A pair of two people with several seats each, which could be chosen twice without two nodes of its own: first person's
 * seat, first node, second node, second person's seat. The nodes joined with each other mean that the pair is not chosen.
 */
public record TwoStepView(
        @Schema(description = "The first and the second; in a one-way programme the first teaches")
        List<UUID> people,

        @Schema(description = "In units") String firstPrice,

        @Nullable Integer firstOddSet,

        @Schema(description = "In units") String secondPrice,

        @Nullable Integer secondOddSet) {}
