package io.bothways.matching.programme;

import io.bothways.matching.solver.plan.Objective;
import io.bothways.platform.code.Codes;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import org.jspecify.annotations.Nullable;

/**
 * How a programme runs. Days are days of 24 hours. A null limit leaves each person's own; a number lowers it within
 * this programme.
 */
@Embeddable
public record ProgrammeTerms(
        boolean requiresApproval,
        int proposalDays,
        int invitationDays,
        int neverStartedDays,
        int cadenceDays,
        int durationDays,
        int excludeSameLineLevels,
        boolean excludeSameTeam,
        int minimumGain,
        int minimumSharedMinutes,
        @Column(name = "objective") String objectiveCode,
        @Nullable Integer teachingLimit,
        @Nullable Integer learningLimit,
        @Embedded ProgrammePreferences preferences) {

    /** What match runs strive for unless one is asked for something else. */
    public Objective objective() {
        return Codes.parse(Objective.class, objectiveCode);
    }
}
