package io.bothways.matching.certificate;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A node of the proof: one seat of somebody, or for seat-prices all their seats. */
public record PricedSeatView(
        UUID personId,

        @Schema(
                description = "both: a partner takes a teaching and a learning seat; stand-in: in place of a partner of"
                        + " either hat",
                enumeration = {"both", "teaching", "learning", "stand-in"})
        String seat,

        @Schema(description = "Tells the seats of a person apart, from 1")
        int number,

        @Schema(description = "How many seats have this price")
        int seats,

        @Schema(description = "Points that taking it adds to the value, once")
        int premium,

        @Schema(description = "In units") String price,

        @Schema(description = "The smallest odd set that holds it") @Nullable
        Integer oddSet) {}
