package io.bothways.matching.enrolment;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/** Is told, in the same transaction, when enrolments can no longer be matched. Beans of this type are found. */
public interface PoolListener {
    void noLongerReady(Collection<UUID> enrolments, Instant at);
}
