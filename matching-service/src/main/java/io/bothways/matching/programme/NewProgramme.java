package io.bothways.matching.programme;

import io.bothways.platform.code.Codes;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A programme to be. Whatever is left out has the default of its kind. */
record NewProgramme(
        @NotBlank @Size(max = 200) @Pattern(regexp = NewProgramme.PLAIN_TEXT)
        String name,

        @NotNull ProgrammeType type,
        @Valid @Nullable Eligibility eligibility,
        @Nullable Boolean requiresApproval,
        @Min(1) @Max(90) @Nullable Integer proposalDays,
        @Min(1) @Max(365) @Nullable Integer invitationDays,
        @Min(1) @Max(365) @Nullable Integer neverStartedDays,
        @Min(1) @Max(365) @Nullable Integer cadenceDays,
        @Min(1) @Max(3650) @Nullable Integer durationDays,
        @Min(0) @Max(20) @Nullable Integer excludeSameLineLevels,
        @Nullable Boolean excludeSameTeam,
        @Min(1) @Max(10_000) @Nullable Integer minimumGain,
        @Min(0) @Max(1_440) @Nullable Integer minimumSharedMinutes,

        @Schema(description = "What match runs strive for unless one asks for something else; participation by default")
        @Nullable
        WantedObjective objective,

        @Min(0) @Max(100) @Nullable Integer teachingLimit,
        @Min(0) @Max(100) @Nullable Integer learningLimit,
        @Valid @Nullable PreferencesWish preferences) {

    static final String PLAIN_TEXT = "[^\\p{Cntrl}]*";

    /** Eligibility as it is sent. */
    record Eligibility(
            @Size(max = 200) @Nullable
            List<
                            @NotNull @Size(min = 1, max = 20) List<
                                    @NotBlank @Size(max = 200) @Pattern(regexp = PLAIN_TEXT) String>>
                    units,

            @Size(max = 200) @Nullable List<@NotBlank @Size(max = 200) @Pattern(regexp = PLAIN_TEXT) String> sites,
            @Min(0) @Max(1_000) @Nullable Integer minGrade,
            @Min(0) @Max(1_000) @Nullable Integer maxGrade,
            @Min(0) @Max(36_500) @Nullable Integer minTenureDays) {

        static Eligibility of(EligibilityRule rule) {
            return new Eligibility(rule.units(), rule.sites(), rule.minGrade(), rule.maxGrade(), rule.minTenureDays());
        }
    }

    EligibilityRule rule() {
        if (eligibility == null) {
            return new EligibilityRule(List.of(), List.of(), null, null, null);
        }
        return new EligibilityRule(
                Objects.requireNonNullElse(eligibility.units(), List.of()),
                Objects.requireNonNullElse(eligibility.sites(), List.of()),
                eligibility.minGrade(),
                eligibility.maxGrade(),
                eligibility.minTenureDays());
    }

    ProgrammeTerms terms() {
        return new ProgrammeTerms(
                Objects.requireNonNullElse(requiresApproval, false),
                Objects.requireNonNullElse(proposalDays, 7),
                Objects.requireNonNullElse(invitationDays, 14),
                Objects.requireNonNullElse(neverStartedDays, 30),
                Objects.requireNonNullElse(cadenceDays, 30),
                Objects.requireNonNullElse(durationDays, 180),
                Objects.requireNonNullElse(excludeSameLineLevels, 2),
                Objects.requireNonNullElse(excludeSameTeam, false),
                Objects.requireNonNullElse(minimumGain, 1_500),
                Objects.requireNonNullElse(minimumSharedMinutes, 60),
                Codes.of(Objects.requireNonNullElse(objective, WantedObjective.PARTICIPATION)),
                teachingLimit,
                learningLimit,
                wishedPreferences());
    }

    private ProgrammePreferences wishedPreferences() {
        ProgrammePreferences defaults = ProgrammePreferences.defaultsOf(type);
        return preferences == null ? defaults : preferences.over(defaults);
    }

    static NewProgramme of(Programme programme) {
        ProgrammeTerms terms = programme.terms();
        return new NewProgramme(
                programme.name(),
                programme.type(),
                Eligibility.of(programme.eligibility()),
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
                PreferencesWish.of(terms.preferences()));
    }
}
