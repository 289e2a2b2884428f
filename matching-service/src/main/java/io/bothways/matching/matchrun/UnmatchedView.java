package io.bothways.matching.matchrun;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody whom a run left without a partner, and why. */
record UnmatchedView(
        UUID personId,

        @Schema(
                enumeration = {
                    "seats",
                    "nobody-teaches-it",
                    "nobody-wants-it",
                    "no-two-way-exchange",
                    "gain-too-small",
                    "rule",
                    "no-shared-language",
                    "hours",
                    "partners-seats",
                    "outbid"
                })
        String reason) {}
