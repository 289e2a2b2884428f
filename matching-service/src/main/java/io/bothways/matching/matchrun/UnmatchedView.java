package io.bothways.matching.matchrun;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Somebody whom a run left without a partner, why, and the smallest change that would have helped, if a single one would. */
record UnmatchedView(
        UUID personId,

        @Schema(
                enumeration = {
                    "not-eligible",
                    "opted-out",
                    "seats",
                    "nobody-teaches-it",
                    "nobody-wants-it",
                    "no-two-way-exchange",
                    "gain-too-small",
                    "forbidden-pair",
                    "rule",
                    "no-shared-language",
                    "hours",
                    "partners-seats",
                    "below-raised-floor",
                    "outbid"
                })
        String reason,

        @Nullable RemedyView remedy) {}
