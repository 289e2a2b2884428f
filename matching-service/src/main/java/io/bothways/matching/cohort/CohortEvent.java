package io.bothways.matching.cohort;

import io.bothways.platform.event.Event;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is announced about a cohort, in the order of its programme on the topic {@code programmes}. */
public record CohortEvent(
        UUID programmeId,
        UUID cohortId,
        String cohortState,
        @Nullable Instant opensAt,
        Instant startsAt,
        @Nullable Instant endsAt)
        implements Event {

    static CohortEvent of(Cohort cohort) {
        return new CohortEvent(
                cohort.programmeId(),
                cohort.id(),
                cohort.state().code(),
                cohort.opensAt(),
                cohort.startsAt(),
                cohort.endsAt());
    }

    @Override
    public String topic() {
        return "programmes";
    }

    @Override
    public String type() {
        return switch (cohortState) {
            case "enrolling" -> "cohort-opened";
            case "enrolment-closed" -> "cohort-enrolment-closed";
            case "in-progress" -> "cohort-started";
            case "completed" -> "cohort-completed";
            case "cancelled" -> "cohort-cancelled";
            default -> throw new IllegalStateException("nothing is announced of a cohort that is " + cohortState);
        };
    }

    @Override
    public String key() {
        return programmeId.toString();
    }
}
