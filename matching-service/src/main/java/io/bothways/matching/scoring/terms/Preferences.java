package io.bothways.matching.scoring.terms;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The soft factors of a programme as plain values: the weight of each from 0 (does not matter) to 100, the distance in
 * grades that is wished for, and what a former partnership means. A weight for former partners counts only where they are
 * preferred.
 */
public record Preferences(Map<FactorCode, Integer> weights, int wishedGradeGap, FormerPartners formerPartners) {
    public static final Preferences NONE = new Preferences(Map.of(), 0, FormerPartners.FORBID);

    public Preferences {
        EnumMap<FactorCode, Integer> matter = new EnumMap<>(FactorCode.class);
        weights.forEach((code, weight) -> {
            if (weight < 0 || weight > 100) {
                throw new IllegalArgumentException("the weight of " + code + " must be 0 to 100 but is " + weight);
            }
            if (weight > 0) {
                matter.put(code, weight);
            }
        });
        weights = Collections.unmodifiableMap(matter);
        if (wishedGradeGap < 0) {
            throw new IllegalArgumentException("wishedGradeGap must not be negative but is " + wishedGradeGap);
        }
    }

    /** Only these weights; former partners are excluded. */
    public static Preferences of(Map<FactorCode, Integer> weights) {
        return new Preferences(weights, NONE.wishedGradeGap(), NONE.formerPartners());
    }

    /** The factors that matter, in the order of their codes. */
    List<Factor> factors(Exchange exchange) {
        List<Factor> factors = new ArrayList<>();
        weights.forEach((code, weight) -> {
            if (code != FactorCode.FORMER_PARTNERS || formerPartners == FormerPartners.PREFER) {
                factors.add(new Factor(code, weight, fit(code, exchange)));
            }
        });
        return factors;
    }

    private Factor.Fit fit(FactorCode code, Exchange exchange) {
        return switch (code) {
            case SHARED_HOURS -> Factors::sharedHours;
            case LANGUAGES -> Factors::languages;
            case ACROSS_UNITS -> Factors::acrossUnits;
            case GRADE_GAP -> (first, second) -> Factors.gradeGap(wishedGradeGap, first, second);
            case FORMER_PARTNERS -> Factors::formerPartners;
            case NEW_CONTACTS -> Factors::newContacts;
            case KNOWLEDGE_AT_RISK -> (first, second) -> Factors.knowledgeAtRisk(exchange, first, second);
        };
    }
}
