package io.bothways.matching.scoring.terms;

import io.bothways.matching.scoring.pool.CanonicalForm;
import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.scoring.pool.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The terms on which two people may be paired, as plain values: they are part of what a match run freezes. The minimum
 * gain holds for each required direction and no score can make up for it.
 */
public record Terms(
        Exchange exchange,
        int minimumGain,
        int sameLineLevels,
        boolean sameTeamExcluded,
        boolean sameUnitExcluded,
        GradeOrder grades,
        int minimumSharedMinutes,
        Preferences preferences) {

    public Terms {
        if (minimumGain < 1 || minimumGain > 10_000) {
            throw new IllegalArgumentException("minimumGain must be 1 to 10000 but is " + minimumGain);
        }
    }

    /** Terms without soft factors. */
    public Terms(
            Exchange exchange,
            int minimumGain,
            int sameLineLevels,
            boolean sameTeamExcluded,
            boolean sameUnitExcluded,
            GradeOrder grades,
            int minimumSharedMinutes) {
        this(
                exchange,
                minimumGain,
                sameLineLevels,
                sameTeamExcluded,
                sameUnitExcluded,
                grades,
                minimumSharedMinutes,
                Preferences.NONE);
    }

    /** The rules in the order in which they are asked; the first that excludes gives the reason. */
    public List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        rules.add(Rules.bothMustBeEligible());
        rules.add(Rules.bothMustWantToTakePart());
        rules.add(Rules.forbiddenPairsAreExcluded());
        rules.add(Rules.nobodyIsProposedAgain());
        rules.add(Rules.sameManagementLineIsExcluded(sameLineLevels));
        if (sameTeamExcluded) {
            rules.add(Rules.sameTeamIsExcluded());
        }
        if (sameUnitExcluded) {
            rules.add(Rules.sameUnitIsExcluded());
        }
        rules.add(Rules.gradesMustFit(grades));
        if (preferences.formerPartners() == FormerPartners.FORBID) {
            rules.add(Rules.formerPartnersAreExcluded());
        }
        rules.add(Rules.aSharedLanguageIsNeeded());
        rules.add(Rules.sharedHoursAreNeeded(minimumSharedMinutes));
        return rules;
    }

    /** The factors that are applied to a score one after the other. */
    public List<Factor> factors() {
        return preferences.factors(exchange);
    }

    /** The reason that keeps two people apart, if any; in a one-way programme the first teaches. */
    public Optional<Exclusion> exclusion(Participant first, Participant second) {
        return excluded(rules(), first, second);
    }

    /** SHA-256 of a pool on these terms, of everything that can change the outcome, in one canonical form. */
    public String digest(Pool pool) {
        CanonicalForm form = new CanonicalForm();
        form.text(toString());
        pool.people().forEach(form::add);
        return form.sha256();
    }

    /** The reason of the first of some rules that excludes two people, if any does. */
    public static Optional<Exclusion> excluded(List<Rule> rules, Participant first, Participant second) {
        for (Rule rule : rules) {
            Optional<Exclusion> exclusion = rule.excludes(first, second);
            if (exclusion.isPresent()) {
                return exclusion;
            }
        }
        return Optional.empty();
    }
}
