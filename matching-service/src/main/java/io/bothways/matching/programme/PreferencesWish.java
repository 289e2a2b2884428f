package io.bothways.matching.programme;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.bothways.matching.solver.plan.Parameters;
import io.bothways.platform.code.Codes;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The preferences of a programme as they are sent and shown. Whatever is left out has the default of the type. */
@Schema(
        description =
                "Weights of the soft factors, 0 (does not matter) to 100 (a pair that does not fit at all is worth"
                        + " nothing): a pair loses the weight in per cent, times how far it is from fitting.")
record PreferencesWish(
        @Schema(description = "The more working hours two people share, up to 8, the better", examples = "15")
        @Min(0)
        @Max(100)
        @Nullable
        Integer sharedHours,

        @Schema(description = "The more languages two people share, the better", examples = "5")
        @Min(0)
        @Max(100)
        @Nullable
        Integer languages,

        @Schema(description = "Rather across topmost units than within one", examples = "10")
        @Min(0)
        @Max(100)
        @Nullable
        Integer acrossUnits,

        @Schema(description = "Rather wishedGradeGap grades apart; each grade off takes a quarter", examples = "10")
        @Min(0)
        @Max(100)
        @Nullable
        Integer gradeGap,

        @Schema(description = "How many grades apart two people should be", examples = "2") @Min(0) @Max(20) @Nullable
        Integer wishedGradeGap,

        @Schema(description = "What a former partnership in this programme means for a new one", examples = "forbid")
        @Nullable
        FormerPartnersWish formerPartners,

        @Schema(description = "Counts where former partners are preferred", examples = "20") @Min(0) @Max(100) @Nullable
        Integer formerPartnersWeight,

        @Schema(
                description = "Rather people of another topmost unit and site without a former partner in common",
                examples = "10")
        @Min(0)
        @Max(100)
        @Nullable
        Integer newContacts,

        @Schema(
                description = "Rather pairs that hand on a skill which few hold, or whose holder has a planned end",
                examples = "30")
        @Min(0)
        @Max(100)
        @Nullable
        Integer knowledgeAtRisk,

        @Valid @Nullable ClosenessWish closeness,

        @Schema(
                description =
                        "Points that each person with a partner adds to the value of a plan where the objective is"
                                + " participation, counted once whatever their partners and hats: one more person may cost"
                                + " so much score",
                examples = "20000")
        @Min(0)
        @Max(Parameters.GREATEST_PREMIUM)
        @Nullable
        Integer participationPremium) {

    /** What former partners mean, by its public name. */
    enum FormerPartnersWish {
        @JsonProperty("forbid")
        FORBID,
        @JsonProperty("ignore")
        IGNORE,
        @JsonProperty("prefer")
        PREFER
    }

    /** How much a close skill counts for a wanted one, as it is sent and shown. */
    @Schema(description = "How much a skill counts for a wanted one that is close to it, in per cent of its levels")
    record ClosenessWish(
            @Schema(description = "A skill that is part of the wanted one", examples = "60") @Min(0) @Max(100) @Nullable
            Integer narrower,

            @Schema(description = "A skill that contains the wanted one", examples = "40") @Min(0) @Max(100) @Nullable
            Integer broader,

            @Schema(description = "A skill that has something above it in common with the wanted one", examples = "10")
            @Min(0)
            @Max(100)
            @Nullable
            Integer sibling) {}

    static PreferencesWish of(ProgrammePreferences preferences) {
        return new PreferencesWish(
                preferences.sharedHours(),
                preferences.languages(),
                preferences.acrossUnits(),
                preferences.gradeGap(),
                preferences.wishedGradeGap(),
                Codes.parse(FormerPartnersWish.class, preferences.formerPartnersCode()),
                preferences.formerPartnersWeight(),
                preferences.newContacts(),
                preferences.knowledgeAtRisk(),
                new ClosenessWish(
                        preferences.narrowerPercent(), preferences.broaderPercent(), preferences.siblingPercent()),
                preferences.participationPremium());
    }

    ProgrammePreferences over(ProgrammePreferences defaults) {
        ClosenessWish close = Objects.requireNonNullElse(closeness, new ClosenessWish(null, null, null));
        return new ProgrammePreferences(
                Objects.requireNonNullElse(sharedHours, defaults.sharedHours()),
                Objects.requireNonNullElse(languages, defaults.languages()),
                Objects.requireNonNullElse(acrossUnits, defaults.acrossUnits()),
                Objects.requireNonNullElse(gradeGap, defaults.gradeGap()),
                Objects.requireNonNullElse(wishedGradeGap, defaults.wishedGradeGap()),
                formerPartners == null ? defaults.formerPartnersCode() : Codes.of(formerPartners),
                Objects.requireNonNullElse(formerPartnersWeight, defaults.formerPartnersWeight()),
                Objects.requireNonNullElse(newContacts, defaults.newContacts()),
                Objects.requireNonNullElse(knowledgeAtRisk, defaults.knowledgeAtRisk()),
                Objects.requireNonNullElse(close.narrower(), defaults.narrowerPercent()),
                Objects.requireNonNullElse(close.broader(), defaults.broaderPercent()),
                Objects.requireNonNullElse(close.sibling(), defaults.siblingPercent()),
                Objects.requireNonNullElse(participationPremium, defaults.participationPremium()));
    }
}
