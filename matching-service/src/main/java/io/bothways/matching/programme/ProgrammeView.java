package io.bothways.matching.programme;

import io.bothways.platform.code.Codes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A programme as its reader sees it; {@code coordinating} says whether the reader runs it. */
record ProgrammeView(
        UUID id,
        long version,
        String name,
        ProgrammeType type,

        @Schema(enumeration = {"draft", "in-review", "published", "suspended", "closed"})
        String state,

        NewProgramme.Eligibility eligibility,
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
        WantedObjective objective,
        @Nullable Integer teachingLimit,
        @Nullable Integer learningLimit,
        PreferencesWish preferences,
        Instant createdAt,
        boolean coordinating,
        List<String> actions) {

    /** Who reads, as far as it decides what may be done next. */
    record Reader(String loginKey, boolean reviewer, boolean administrator) {}

    static ProgrammeView of(Programme programme, Reader reader) {
        ProgrammeTerms terms = programme.terms();
        return new ProgrammeView(
                programme.id(),
                programme.version(),
                programme.name(),
                programme.type(),
                programme.state().code(),
                NewProgramme.Eligibility.of(programme.eligibility()),
                terms.requiresApproval(),
                terms.proposalDays(),
                terms.invitationDays(),
                terms.neverStartedDays(),
                terms.cadenceDays(),
                terms.durationDays(),
                terms.excludeSameLineLevels(),
                terms.excludeSameTeam(),
                terms.minimumGain(),
                terms.minimumSharedMinutes(),
                Codes.parse(WantedObjective.class, terms.objectiveCode()),
                terms.teachingLimit(),
                terms.learningLimit(),
                PreferencesWish.of(terms.preferences()),
                programme.createdAt(),
                programme.isCoordinatedBy(reader.loginKey()),
                actions(programme, reader));
    }

    private static List<String> actions(Programme programme, Reader reader) {
        List<String> actions = new ArrayList<>();
        boolean coordinating = programme.isCoordinatedBy(reader.loginKey());
        switch (programme.state()) {
            case ProgrammeState.Draft _ when coordinating -> actions.addAll(List.of("change", "submission"));
            case ProgrammeState.InReview review
            when reader.reviewer() && !review.submitter().equals(reader.loginKey()) ->
                actions.addAll(List.of("approval", "rejection"));
            case ProgrammeState.Published _
            when coordinating -> actions.addAll(List.of("cohorts", "suspension", "closing"));
            case ProgrammeState.Suspended _ when coordinating -> actions.addAll(List.of("resumption", "closing"));
            case ProgrammeState _ -> {}
        }
        if (reader.administrator()) {
            actions.add("coordinators");
        }
        return actions;
    }
}
