package io.bothways.matching.cohort;

import java.time.Instant;
import java.util.UUID;

/** Is told of the end of a cohort, in its transaction. Beans of this type are found. */
public interface CohortListener {
    void completed(UUID cohortId, Instant at);

    void cancelled(UUID cohortId, Instant at);
}
