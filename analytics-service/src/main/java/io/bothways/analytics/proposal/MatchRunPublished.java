package io.bothways.analytics.proposal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is read of match-run-published. */
record MatchRunPublished(
        UUID runId,
        UUID cohortId,
        UUID programmeId,
        int people,
        int matched,
        int pairs,
        String objective,
        @Nullable String algorithm,
        @Nullable Double value,
        @Nullable Double bound,
        @Nullable Double gap) {}
