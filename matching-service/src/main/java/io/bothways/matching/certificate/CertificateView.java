package io.bothways.matching.certificate;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What kind of prices proves the bound of a run, and in which numbers they are. Numbers of units are texts of digits,
 * because they can exceed what a floating-point number holds exactly.
 */
public record CertificateView(
        UUID runId,

        @Schema(
                description = "seat-copies: one price for each seat, two for each two-step pair, and odd sets;"
                        + " seat-prices: one price for all seats of somebody; best-seats: no prices, the bound is half the"
                        + " sum of the best pairs for each seat",
                enumeration = {"best-seats", "seat-prices", "seat-copies"})
        String kind,

        @Schema(description = "Prices are in units: so many of them are a point")
        String unitsPerPoint,

        @Schema(
                description = "All scores, premiums and the bonus are multiples of so many points, and so is a bound:"
                        + " what the prices prove is rounded down to one")
        long stepPoints,

        @Schema(
                description =
                        "What comes on top whatever is chosen: what the locked pairs are worth, which with their seats"
                                + " are outside the proof, less a premium for each stand-in. The bound of the run is what"
                                + " the prices prove, and this")
        long fixedPoints,

        @Schema(description = "A repair: the points that each kept pair earns on top of its score") @Nullable
        Integer bonus,

        @Schema(
                description = "A repair: how many kept pairs may break. The bound holds for plans that break no more;"
                        + " from what the prices prove, the bonus of all kept pairs but these is taken off")
        @Nullable
        Integer mayBreak) {}
