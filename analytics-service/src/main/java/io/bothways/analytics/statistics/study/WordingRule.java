package io.bothways.analytics.statistics.study;

import io.bothways.analytics.statistics.Interval;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Caution;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Effect;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Missing;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Ratio;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.RollOutEffect;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which words a result has earned. Too few events: withheld. An interval that holds "no difference", groups that matching
 * could not make comparable, or nobody matched at all: cannot tell, and never a verb of cause. Anything else from people who chose for themselves:
 * association, whatever the checks say, since none of them can see what nobody measured. Only a lottery earns "effect".
 */
final class WordingRule {
    private static final double NOT_COMPARABLE = 0.25;
    private static final double IMBALANCED = 0.1;
    private static final double NOT_PROPORTIONAL = 0.01;
    private static final int FEW_UNITS = 10;

    private final Findings findings;
    private final List<Caution> cautions = new ArrayList<>();

    record Verdict(Wording wording, String sentence, List<Caution> cautions) {}

    private WordingRule(Findings findings) {
        this.findings = findings;
    }

    static Verdict of(Findings findings) {
        return new WordingRule(findings).verdict();
    }

    private Verdict verdict() {
        Wording wording = wording();
        addCautions();
        return new Verdict(wording, sentence(wording), List.copyOf(cautions));
    }

    private Wording wording() {
        if (!findings.enough()) {
            return Wording.WITHHELD;
        }
        Effect effect = findings.headline();
        boolean comparable = findings.assignedByLot || (findings.matched != null && largest() <= NOT_COMPARABLE);
        if (effect == null || effect.retentionInterval().contains(0) || !comparable) {
            return Wording.CANNOT_TELL;
        }
        return findings.assignedByLot ? Wording.EFFECT : Wording.ASSOCIATION;
    }

    /** Largest difference between the compared groups; infinite where it is beyond measure or nobody could be compared. */
    private double largest() {
        Double largest = findings.balance == null ? null : findings.balance.largestAfter();
        return largest == null ? Double.POSITIVE_INFINITY : largest;
    }

    private String sentence(Wording wording) {
        Effect effect = findings.headline();
        if (wording == Wording.WITHHELD) {
            return "Too few people have left to compare anything yet.";
        }
        if (effect == null) {
            return "The data do not support an estimate.";
        }
        boolean more = effect.retentionDifference() > 0;
        return switch (wording) {
            case EFFECT ->
                "Being offered a place by lot " + (more ? "raised" : "lowered") + " retention: " + figure(effect) + ".";
            case ASSOCIATION ->
                "Those who joined stayed " + (more ? "more" : "less") + " often than comparable colleagues: "
                        + figure(effect) + ". This is an association; they chose to join.";
            case CANNOT_TELL, WITHHELD ->
                findings.assignedByLot
                        ? "The lottery does not tell whether an offered place changes retention: " + figure(effect)
                                + "."
                        : "The data do not tell whether those who joined stayed more or less often: " + figure(effect)
                                + ".";
        };
    }

    private static String figure(Effect effect) {
        Interval interval = effect.retentionInterval();
        return String.format(
                Locale.ROOT,
                "%+.1f points (%.1f to %.1f) after %d days",
                100 * effect.retentionDifference(),
                100 * interval.lower(),
                100 * interval.upper(),
                effect.horizon());
    }

    private void add(String code, String message, Object... figures) {
        cautions.add(new Caution(code, String.format(Locale.ROOT, message, figures)));
    }

    private void addCautions() {
        if (!findings.enough()) {
            add(
                    "too-few-events",
                    "Only %d leavers after joining and %d others: no estimate is given.",
                    findings.population.eventsJoined(),
                    findings.population.eventsOthers());
        } else if (findings.barelyEnough()) {
            add(
                    "barely-enough-events",
                    "%d leavers after joining and %d others: hardly more than an answer takes. Where about as many were to be expected,"
                            + " there is an answer only because more left on that side than usual, and it leans that way.",
                    findings.population.eventsJoined(),
                    findings.population.eventsOthers());
        }
        if (findings.assignedByLot) {
            addTakeUp();
        } else {
            add(
                    "self-selection",
                    "People chose to join. What drives both joining and leaving and was not measured cannot be removed.");
        }
        if (findings.joinedBefore > 0) {
            add(
                    "joined-before",
                    "%d people had joined before observation began: they count in the ratios by the time since they"
                            + " joined, and not in the headline.",
                    findings.joinedBefore);
        }
        for (Missing one : findings.missing) {
            add("missing", "%s is missing for %.1f %%.", one.covariate(), 100 * one.share());
        }
        if (!findings.enough()) {
            return;
        }
        addModel();
        addControls();
        if (findings.assignedByLot) {
            addChance();
        } else {
            addMatching();
        }
        addRollOut();
    }

    private void addTakeUp() {
        if (findings.takeUp.length == 2) {
            add(
                    "take-up",
                    "%.0f %% of those offered a place took part, and %.0f %% of the others: the offer is what is"
                            + " compared.",
                    100 * findings.takeUp[1],
                    100 * findings.takeUp[0]);
        }
        if (findings.drawnAgain > 0) {
            add(
                    "drawn-again",
                    "%d people were drawn again later: only the first draw of each counts.",
                    findings.drawnAgain);
        }
    }

    private void addChance() {
        if (findings.balance != null && largest() > NOT_COMPARABLE) {
            add(
                    "imbalance",
                    "Chance left those offered a place and the others apart in something measured, as it may; if the"
                            + " draw was no draw, this is how it would show.");
        }
    }

    private void addModel() {
        if (findings.separated) {
            add("separation", "Joining tells leavers from stayers completely: no ratio exists.");
        }
        if (findings.penalised) {
            add("few-events", "Fewer than ten leavers per coefficient: estimates are shrunk by Firth's penalty.");
        }
        if (findings.ratio != null && findings.waningP == null) {
            add("waning-unknown", "Whether the association wanes after joining could not be tested.");
        }
        if (findings.waningP != null && findings.waningP < 1 - findings.parameters.level()) {
            add(
                    "waning",
                    "The association differs between the first %d days after joining and later: one ratio misleads.",
                    findings.parameters.waningAfter());
        }
        if (findings.proportionality != null && findings.proportionality.pValue() < NOT_PROPORTIONAL) {
            add("not-proportional", "The ratio changes along the clock of the model.");
        }
    }

    private void addControls() {
        if (findings.tooManyStrata > 0) {
            add(
                    "leave-one-out",
                    "Whether a single one of %d strata carries the result was not tried: they are too many.",
                    findings.tooManyStrata);
        }
        if (excludesOne(findings.negativeControl)) {
            add(
                    "negative-control",
                    "Joining is related to exits it should not touch: something that was not measured is at work.");
        }
        if (excludesOne(findings.placebo)) {
            add("placebo", "Joining in name only is related to leaving: the model may be wrong.");
        }
    }

    private void addMatching() {
        if (findings.matched == null || findings.balance == null) {
            add("unmatched", "No joiner has a comparable colleague.");
            return;
        }
        double largest = largest();
        if (largest > NOT_COMPARABLE) {
            add("not-comparable", "Joiners and colleagues differ too much to be compared.");
        } else if (largest > IMBALANCED) {
            add("imbalance", "Matched groups still differ; the adjusted figures count.");
        }
        Ratio second = findings.matched.ratio();
        if (findings.ratio != null && second != null && !overlap(findings.ratio.interval(), second.interval())) {
            add("methods-disagree", "Model and matching give different answers.");
        }
    }

    private void addRollOut() {
        RollOutEffect rollOut = findings.rollOut;
        if (rollOut == null) {
            return;
        }
        if (rollOut.units() < FEW_UNITS) {
            add("few-units", "The roll-out is compared between only %d units.", rollOut.units());
        }
        boolean parallel =
                rollOut.preTrend().stream().allMatch(lead -> lead.interval().contains(0));
        if (!parallel) {
            add("pre-trend", "Units had drifted apart before the roll-out reached them.");
        }
    }

    private static boolean excludesOne(@Nullable Ratio ratio) {
        return ratio != null && !ratio.interval().contains(1);
    }

    private static boolean overlap(Interval a, Interval b) {
        return a.lower() <= b.upper() && b.lower() <= a.upper();
    }
}
