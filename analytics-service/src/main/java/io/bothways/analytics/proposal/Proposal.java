package io.bothways.analytics.proposal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One proposal to two people and what became of it; {@code settledAt} is null while it is open. */
public record Proposal(
        UUID id,
        UUID cohort,
        UUID first,
        UUID second,
        Outcome outcome,
        @Nullable Instant settledAt) {

    public List<UUID> people() {
        return List.of(first, second);
    }
}
