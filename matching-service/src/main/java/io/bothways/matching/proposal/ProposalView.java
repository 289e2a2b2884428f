package io.bothways.matching.proposal;

import io.bothways.matching.explanation.DirectionView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A proposal with its explanation in both directions. {@code acceptedBy} names who has accepted so far; the reason of a
 * refusal is there for coordinators only.
 */
record ProposalView(
        UUID id,
        long version,
        UUID runId,
        UUID cohortId,
        UUID programmeId,
        List<UUID> people,

        @Schema(
                enumeration = {
                    "sent",
                    "accepted-by-one",
                    "accepted",
                    "declined",
                    "withdrawn",
                    "expired",
                    "superseded",
                    "invalidated"
                })
        String state,

        int score,
        List<DirectionView> directions,
        Instant sentAt,
        Instant expiresAt,
        List<UUID> acceptedBy,
        @Nullable Instant closedAt,
        @Nullable DeclineReason declineReason,
        @Nullable UUID partnershipId,
        List<String> actions) {}
