package io.bothways.matching.blocking;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Two people who would both have a better score with each other than with one of their partners of the plan. */
public record BlockingPairView(
        int number,

        @Schema(description = "The first and the second; in a one-way programme the first teaches")
        List<UUID> people,

        @Schema(description = "What they would have with each other")
        int score,

        @Schema(
                description =
                        "How many points more that is than the least of the pairs of each, all of them where a seat is"
                                + " free; the first person first")
        List<Integer> more) {}
