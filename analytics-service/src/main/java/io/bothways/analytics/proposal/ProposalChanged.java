package io.bothways.analytics.proposal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is read of an event of the topic proposals; {@code by} is told with an acceptance only. */
record ProposalChanged(
        UUID proposalId,
        @Nullable UUID runId,
        UUID cohortId,
        UUID programmeId,
        List<UUID> people,
        @Nullable UUID by,
        @Nullable Instant at) {

    ProposalChanged {
        if (people.size() != 2) {
            throw new IllegalArgumentException("A proposal is between two people, not " + people.size());
        }
        people = List.copyOf(people);
    }
}
