package io.bothways.analytics.pair;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is read of partnership-reinstated: the ending before it no longer counts. */
record PairReinstated(UUID partnershipId, @Nullable Instant at) {}
