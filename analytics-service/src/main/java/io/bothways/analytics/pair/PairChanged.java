package io.bothways.analytics.pair;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is read of an event of the topic partnerships. */
record PairChanged(
        UUID partnershipId,
        @Nullable UUID cohortId,
        @Nullable UUID directionId,
        @Nullable List<UUID> directionsFulfilled,
        @Nullable Instant endsAt,
        @Nullable String cause,
        @Nullable Instant at) {}
