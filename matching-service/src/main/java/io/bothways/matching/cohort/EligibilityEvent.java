package io.bothways.matching.cohort;

import io.bothways.platform.event.Event;
import java.time.Instant;
import java.util.UUID;

/** Somebody may take part in a cohort from now on, or no longer. */
public sealed interface EligibilityEvent extends Event {
    UUID cohortId();

    UUID personId();

    @Override
    default String topic() {
        return "eligibility";
    }

    @Override
    default String key() {
        return cohortId() + ":" + personId();
    }

    record EligibilityDetermined(UUID cohortId, UUID programmeId, UUID personId, Instant since)
            implements EligibilityEvent {
        @Override
        public String type() {
            return "eligibility-determined";
        }
    }

    record EligibilityLost(UUID cohortId, UUID programmeId, UUID personId, Instant since) implements EligibilityEvent {
        @Override
        public String type() {
            return "eligibility-lost";
        }
    }
}
