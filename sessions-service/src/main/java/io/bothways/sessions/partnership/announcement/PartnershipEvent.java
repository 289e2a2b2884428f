package io.bothways.sessions.partnership.announcement;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bothways.platform.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What is announced about a partnership and its directions on the topic {@code partnerships}. */
public sealed interface PartnershipEvent extends Event {

    About about();

    /** What every one of them says: which partnership of whom, and when it happened. */
    record About(UUID partnershipId, UUID cohortId, UUID programmeId, List<UUID> people, Instant at) {
        public About {
            people = List.copyOf(people);
        }
    }

    /** After which nothing more is planned in a partnership. */
    sealed interface Finishing extends PartnershipEvent {}

    record AgreementSigned(@JsonUnwrapped About about, UUID by) implements PartnershipEvent {
        @Override
        public String type() {
            return "agreement-signed";
        }
    }

    record PartnershipActivated(@JsonUnwrapped About about) implements PartnershipEvent {
        @Override
        public String type() {
            return "partnership-activated";
        }
    }

    record PartnershipPaused(@JsonUnwrapped About about) implements PartnershipEvent {
        @Override
        public String type() {
            return "partnership-paused";
        }
    }

    record PartnershipResumed(@JsonUnwrapped About about) implements PartnershipEvent {
        @Override
        public String type() {
            return "partnership-resumed";
        }
    }

    record PartnershipExtended(@JsonUnwrapped About about, Instant endsAt) implements PartnershipEvent {
        @Override
        public String type() {
            return "partnership-extended";
        }
    }

    record PartnershipCompleted(@JsonUnwrapped About about, List<UUID> directionsFulfilled) implements Finishing {
        public PartnershipCompleted {
            directionsFulfilled = List.copyOf(directionsFulfilled);
        }

        @Override
        public String type() {
            return "partnership-completed";
        }
    }

    record PartnershipEndedEarly(@JsonUnwrapped About about, PublicCause cause) implements Finishing {
        @Override
        public String type() {
            return "partnership-ended-early";
        }
    }

    record PartnershipNeverStarted(@JsonUnwrapped About about) implements Finishing {
        @Override
        public String type() {
            return "partnership-never-started";
        }
    }

    record ReinstatementRequested(@JsonUnwrapped About about) implements PartnershipEvent {
        @Override
        public String type() {
            return "reinstatement-requested";
        }
    }

    record DirectionFulfilled(@JsonUnwrapped About about, UUID directionId) implements PartnershipEvent {
        @Override
        public String type() {
            return "direction-fulfilled";
        }
    }

    record DirectionDropped(@JsonUnwrapped About about, UUID directionId) implements PartnershipEvent {
        @Override
        public String type() {
            return "direction-dropped";
        }
    }

    @Override
    default String topic() {
        return "partnerships";
    }

    @Override
    default String key() {
        return about().partnershipId().toString();
    }
}
