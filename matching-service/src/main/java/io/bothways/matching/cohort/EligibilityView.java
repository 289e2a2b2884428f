package io.bothways.matching.cohort;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many people are eligible, in all and by unit. */
record EligibilityView(
        @Schema(enumeration = {"not-determined", "determining", "determined"})
        String state,

        int people,
        List<UnitCount> units) {

    record UnitCount(List<String> unit, int people) {}

    static String stateOf(Cohort cohort) {
        if (cohort.eligibilityDeterminedAt() != null) {
            return "determined";
        }
        return cohort.eligibilityJob() == null ? "not-determined" : "determining";
    }
}
