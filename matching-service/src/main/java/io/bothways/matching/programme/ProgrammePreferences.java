package io.bothways.matching.programme;

import io.bothways.matching.scoring.pool.Closeness;
import io.bothways.matching.scoring.terms.FactorCode;
import io.bothways.matching.scoring.terms.FormerPartners;
import io.bothways.matching.scoring.terms.Preferences;
import io.bothways.matching.solver.plan.Parameters;
import io.bothways.platform.code.Codes;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Map;

/**
 * What a programme prefers among the pairs that its rules allow: the weight of each soft factor from 0 (does not matter)
 * to 100 (a pair that does not fit at all is worth nothing), how much a close skill counts for a wanted one, in per cent,
 * and how many points of score it may cost that one more person has a partner.
 */
@Embeddable
public record ProgrammePreferences(
        @Column(name = "shared_hours_weight") int sharedHours,
        @Column(name = "languages_weight") int languages,
        @Column(name = "across_units_weight") int acrossUnits,
        @Column(name = "grade_gap_weight") int gradeGap,
        int wishedGradeGap,
        @Column(name = "former_partners") String formerPartnersCode,
        @Column(name = "former_partners_weight") int formerPartnersWeight,
        @Column(name = "new_contacts_weight") int newContacts,
        @Column(name = "knowledge_at_risk_weight") int knowledgeAtRisk,
        int narrowerPercent,
        int broaderPercent,
        int siblingPercent,
        int participationPremium) {

    /**
     * Hours and units as in the published benchmark. A sibling alone stays below the default minimum gain: it tips the
     * balance, it makes no pair.
     */
    static ProgrammePreferences defaultsOf(ProgrammeType type) {
        int gradeGap = type == ProgrammeType.REVERSE || type == ProgrammeType.TRADITIONAL ? 10 : 0;
        return new ProgrammePreferences(
                15,
                0,
                10,
                gradeGap,
                gradeGap == 0 ? 0 : 2,
                Codes.of(FormerPartners.FORBID),
                20,
                0,
                type == ProgrammeType.SUCCESSION ? 30 : 0,
                60,
                40,
                10,
                Parameters.DEFAULT_PREMIUM);
    }

    FormerPartners formerPartners() {
        return Codes.parse(FormerPartners.class, formerPartnersCode);
    }

    /** The factors as scoring takes them. */
    public Preferences factors() {
        return new Preferences(
                Map.of(
                        FactorCode.SHARED_HOURS, sharedHours,
                        FactorCode.LANGUAGES, languages,
                        FactorCode.ACROSS_UNITS, acrossUnits,
                        FactorCode.GRADE_GAP, gradeGap,
                        FactorCode.FORMER_PARTNERS, formerPartnersWeight,
                        FactorCode.NEW_CONTACTS, newContacts,
                        FactorCode.KNOWLEDGE_AT_RISK, knowledgeAtRisk),
                wishedGradeGap,
                formerPartners());
    }

    public Closeness closeness() {
        return new Closeness(narrowerPercent, broaderPercent, siblingPercent);
    }
}
