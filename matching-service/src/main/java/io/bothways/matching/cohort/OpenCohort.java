package io.bothways.matching.cohort;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What other features need to know of a cohort. */
public record OpenCohort(
        UUID id,
        UUID programmeId,
        boolean intakeOpen,
        boolean matchingOpen,
        String state,
        @Nullable Instant endsAt) {
    static OpenCohort of(Cohort cohort) {
        return new OpenCohort(
                cohort.id(),
                cohort.programmeId(),
                cohort.intakeOpen(),
                cohort.matchingOpen(),
                cohort.state().code(),
                cohort.endsAt());
    }
}
