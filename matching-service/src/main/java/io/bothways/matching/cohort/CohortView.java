package io.bothways.matching.cohort;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A cohort as its reader sees it; only coordinators see the job that finds the eligible. */
record CohortView(
        UUID id,
        long version,
        UUID programmeId,
        String name,

        @Schema(
                enumeration = {
                    "planned",
                    "enrolling",
                    "enrolment-closed",
                    "matching",
                    "in-progress",
                    "completed",
                    "cancelled"
                })
        String state,

        @Nullable Instant opensAt,
        Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable Integer capacity,

        @Schema(enumeration = {"not-determined", "determining", "determined"})
        String eligibility,

        @Nullable UUID eligibilityJob,
        Instant createdAt,
        List<String> actions) {

    static CohortView of(Cohort cohort, boolean coordinating) {
        return new CohortView(
                cohort.id(),
                cohort.version(),
                cohort.programmeId(),
                cohort.name(),
                cohort.state().code(),
                cohort.opensAt(),
                cohort.startsAt(),
                cohort.endsAt(),
                cohort.capacity(),
                EligibilityView.stateOf(cohort),
                coordinating ? cohort.eligibilityJob() : null,
                cohort.createdAt(),
                coordinating ? coordinatorsActions(cohort) : cohort.intakeOpen() ? List.of("enrolments") : List.of());
    }

    private static List<String> coordinatorsActions(Cohort cohort) {
        return switch (cohort.state()) {
            case CohortState.Planned _ -> List.of("opening", "cancellation");
            case CohortState.Enrolling _
            when cohort.evergreen() ->
                List.of("invitations", "enrolment-closing", "match-runs", "start", "cancellation");
            case CohortState.Enrolling _ -> List.of("invitations", "enrolment-closing", "cancellation");
            case CohortState.EnrolmentClosed _ -> List.of("match-runs", "start", "opening", "cancellation");
            case CohortState.Matching _ -> List.of("match-runs", "start", "opening", "cancellation");
            case CohortState.InProgress _ when cohort.evergreen() -> List.of("invitations", "match-runs", "completion");
            case CohortState.InProgress _ -> List.of("match-runs", "completion");
            case CohortState.Completed _, CohortState.Cancelled _ -> List.of();
        };
    }
}
