package io.bothways.matching.explanation;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A pair that a run has chosen, explained as it was weighed then: in both directions, and factor by factor. */
public record PairView(
        int number,
        List<UUID> people,
        int score,

        @Schema(
                description =
                        "The score of the gains alone; the points of the factors, added to it, make the score. Null"
                                + " for runs that did not keep it")
        @Nullable
        Integer gains,

        List<FactorView> factors,
        List<DirectionView> directions) {}
