package io.bothways.analytics.statistics.study;

import io.bothways.analytics.statistics.Interval;
import io.bothways.analytics.statistics.study.StudyAnswer.Caution;
import io.bothways.analytics.statistics.study.StudyAnswer.Effect;
import io.bothways.analytics.statistics.study.StudyAnswer.Matched;
import io.bothways.analytics.statistics.study.StudyAnswer.Missing;
import io.bothways.analytics.statistics.study.StudyAnswer.Population;
import io.bothways.analytics.statistics.study.StudyAnswer.Ratio;
import io.bothways.analytics.statistics.study.StudyAnswer.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which words a result has earned. Too few events: withheld. An interval that holds "no difference", or groups that matching
 * could not make comparable: cannot tell, and never a verb of cause. Anything else from people who chose for themselves:
 * association, whatever the checks say, since none of them can see what nobody measured.
 */
final class WordingRule {
    private static final double NOT_COMPARABLE = 0.25;
    private static final double IMBALANCED = 0.1;

    private WordingRule() {}

    record Verdict(Wording wording, String sentence, List<Caution> cautions) {}

    @FunctionalInterface
    interface Assembly {
        StudyAnswer of(Findings findings, Verdict verdict);
    }

    static StudyAnswer withheld(Assembly assembly, Population population, List<Missing> missing) {
        Findings findings = new Findings();
        findings.population = population;
        findings.missing = missing;
        List<Caution> cautions = new ArrayList<>();
        cautions.add(new Caution(
                "too-few-events",
                "Only %d leavers after joining and %d others: no estimate is given."
                        .formatted(population.eventsJoined(), population.eventsOthers())));
        addSelection(cautions);
        addMissing(cautions, missing);
        return assembly.of(
                findings, new Verdict(Wording.WITHHELD, "Too few people have left to compare anything yet.", cautions));
    }

    static StudyAnswer worded(Assembly assembly, Findings findings) {
        List<Caution> cautions = cautions(findings);
        Effect effect = findings.headlineEffect();
        Matched matched = findings.matched;
        boolean comparable = matched == null || matched.largestImbalanceAfter() <= NOT_COMPARABLE;
        boolean clear = effect != null && !effect.retentionInterval().contains(0);
        Wording wording = clear && comparable ? Wording.ASSOCIATION : Wording.CANNOT_TELL;
        return assembly.of(findings, new Verdict(wording, sentence(wording, effect), cautions));
    }

    private static String sentence(Wording wording, @Nullable Effect effect) {
        if (effect == null) {
            return "The data do not support an estimate.";
        }
        Interval interval = effect.retentionInterval();
        String figure = String.format(
                Locale.ROOT,
                "%+.1f points (%.1f to %.1f) after %d days",
                100 * effect.retentionDifference(),
                100 * interval.lower(),
                100 * interval.upper(),
                effect.horizon());
        if (wording == Wording.CANNOT_TELL) {
            return "The data do not tell whether those who joined stayed more or less often: " + figure + ".";
        }
        String direction = effect.retentionDifference() > 0 ? "more" : "less";
        return "Those who joined stayed " + direction + " often than comparable colleagues: " + figure
                + ". This is an association; they chose to join.";
    }

    private static List<Caution> cautions(Findings findings) {
        List<Caution> cautions = new ArrayList<>();
        addSelection(cautions);
        addMissing(cautions, findings.missing);
        if (findings.separated) {
            cautions.add(new Caution("separation", "Joining tells leavers from stayers completely: no ratio exists."));
        }
        if (findings.penalised) {
            cautions.add(new Caution(
                    "few-events", "Fewer than ten leavers per coefficient: estimates are shrunk by Firth's penalty."));
        }
        if (findings.waningP != null && findings.waningP < 1 - findings.level) {
            cautions.add(new Caution(
                    "waning",
                    "The association differs between the first year after joining and later: one ratio misleads."));
        }
        if (findings.proportionalityP != null && findings.proportionalityP < 0.01) {
            cautions.add(new Caution("not-proportional", "The ratio changes along the clock of the model."));
        }
        addControls(findings, cautions);
        addMatching(findings, cautions);
        return cautions;
    }

    private static void addSelection(List<Caution> cautions) {
        cautions.add(new Caution(
                "self-selection",
                "People chose to join. What drives both joining and leaving and was not measured cannot be removed."));
    }

    private static void addMissing(List<Caution> cautions, List<Missing> missing) {
        for (Missing one : missing) {
            cautions.add(new Caution(
                    "missing",
                    String.format(Locale.ROOT, "%s is missing for %.1f %%.", one.covariate(), 100 * one.share())));
        }
    }

    private static void addControls(Findings findings, List<Caution> cautions) {
        if (excludesOne(findings.negativeControl)) {
            cautions.add(new Caution(
                    "negative-control",
                    "Joining is related to exits it should not touch: something that was not measured is at work."));
        }
        if (excludesOne(findings.placebo)) {
            cautions.add(new Caution("placebo", "Joining in name only is related to leaving: the model may be wrong."));
        }
    }

    private static void addMatching(Findings findings, List<Caution> cautions) {
        Matched matched = findings.matched;
        if (matched == null) {
            cautions.add(new Caution("unmatched", "No joiner has a comparable colleague."));
            return;
        }
        if (matched.largestImbalanceAfter() > NOT_COMPARABLE) {
            cautions.add(new Caution("not-comparable", "Joiners and colleagues differ too much to be compared."));
        } else if (matched.largestImbalanceAfter() > IMBALANCED) {
            cautions.add(new Caution("imbalance", "Matched groups still differ; the adjusted figures count."));
        }
        Ratio ratio = findings.ratio;
        Ratio second = matched.ratio();
        if (ratio != null && second != null && !overlap(ratio.interval(), second.interval())) {
            cautions.add(new Caution("methods-disagree", "Model and matching give different answers."));
        }
    }

    private static boolean excludesOne(@Nullable Ratio ratio) {
        return ratio != null && !ratio.interval().contains(1);
    }

    private static boolean overlap(Interval a, Interval b) {
        return a.lower() <= b.upper() && b.lower() <= a.upper();
    }
}
