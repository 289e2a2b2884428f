package io.bothways.matching.programme;

import java.util.UUID;

/** What other features need to know of a programme. */
public record RunningProgramme(
        UUID id, ProgrammeType type, boolean published, ProgrammeTerms terms, EligibilityRule eligibility) {
    static RunningProgramme of(Programme programme) {
        return new RunningProgramme(
                programme.id(),
                programme.type(),
                programme.state() instanceof ProgrammeState.Published,
                programme.terms(),
                programme.eligibility());
    }
}
