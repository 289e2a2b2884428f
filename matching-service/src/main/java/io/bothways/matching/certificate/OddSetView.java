package io.bothways.matching.certificate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An odd number of nodes, of which one stays single whatever is chosen; two sets are nested or have nothing in common. */
public record OddSetView(
        int number,

        @Schema(description = "The smallest set around it") @Nullable
        Integer enclosing,

        @Schema(description = "With those of the sets inside it")
        int nodes,

        @Schema(description = "In units, for each pair of nodes inside")
        String price) {}
