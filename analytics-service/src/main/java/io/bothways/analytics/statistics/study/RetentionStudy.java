package io.bothways.analytics.statistics.study;

import io.bothways.analytics.statistics.Clusters;
import io.bothways.analytics.statistics.Distributions;
import io.bothways.analytics.statistics.cox.CoxFit;
import io.bothways.analytics.statistics.cox.ProportionalHazardsTest;
import io.bothways.analytics.statistics.honesty.EValue;
import io.bothways.analytics.statistics.honesty.Power;
import io.bothways.analytics.statistics.study.StudyAnswer.Detectable;
import io.bothways.analytics.statistics.study.StudyAnswer.Missing;
import io.bothways.analytics.statistics.study.StudyAnswer.ModeRatio;
import io.bothways.analytics.statistics.study.StudyAnswer.Population;
import io.bothways.analytics.statistics.study.StudyAnswer.Ratio;
import io.bothways.analytics.statistics.study.StudyData.Participation;
import io.bothways.analytics.statistics.survival.Observations;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Does joining keep people, by how much, and how sure are we? One pure function of spells, covariates, participations,
 * parameters and a seed.
 *
 * <p>Eligibility and time zero at joining; cause-specific Cox with joining as a time-varying exposure (Efron ties, robust by
 * subject and by pair, the wider counts) for the ratio; the g-formula over an early and a late ratio for the headline; risk
 * -set matching in pairs as a second opinion; negative control, placebo, landmarks and leave-one-out as attempts to break
 * the result; gates on events and balance; wording by {@link WordingRule}. Every figure is reproducible from the seed for
 * any number of threads.
 */
public final class RetentionStudy {
    private static final String CODE_VERSION = "retention-study-1";
    private static final List<String> METHODS = List.of(
            "time-varying cause-specific Cox, Efron ties, robust by subject and pair",
            "g-formula over early and late ratios, resampled by pair with one Newton step",
            "risk-set matching, pair-censored, adjusted",
            "negative control, placebo joining, landmarks, leave-one-stratum-out");

    private final StudyData data;
    private final StudyParameters parameters;
    private final Episodes episodes;
    private final Adjustment adjusted;
    private final Population population;

    private RetentionStudy(StudyData data, StudyParameters parameters) {
        this.data = data;
        this.parameters = parameters;
        episodes = Episodes.of(data, parameters.waningAfter());
        adjusted = new Adjustment(episodes);
        population = population();
    }

    public static StudyAnswer answer(StudyData data, StudyParameters parameters) {
        return new RetentionStudy(data, parameters).answer();
    }

    private StudyAnswer answer() {
        boolean enough = Math.min(population.eventsJoined(), population.eventsOthers()) >= parameters.minimumEvents();
        return enough ? estimated() : WordingRule.withheld(this::assembled, population, missing());
    }

    private StudyAnswer estimated() {
        Observations interest = episodes.observations(1);
        double level = parameters.level();
        int[] pair = pairs();
        CoxFit constant = Ratios.fit(interest, adjusted.design(adjusted.joined()), parameters);
        CoxFit periods = Ratios.fit(interest, adjusted.design(adjusted.inPeriod(1), adjusted.inPeriod(2)), parameters);
        CoxFit other = others();
        Findings findings = new Findings();
        findings.population = population;
        findings.missing = missing();
        findings.ratio = Ratios.of(constant.coefficient(0), widerError(constant, pair), level);
        findings.early = Ratios.of(periods, 0, level);
        findings.late = Ratios.of(periods, 1, level);
        findings.waningP = difference(periods);
        var drift = constant.identifiable(0)
                ? ProportionalHazardsTest.of(constant).covariates().getFirst()
                : null;
        findings.proportionalityP = drift == null ? null : drift.pValue();
        findings.effects = constant.identifiable(0) && periods.identifiable(0)
                ? new HeadlineEffect(adjusted, parameters, periods, other, pair).effects()
                : List.of();
        findings.byMode = modes(interest);
        findings.matched = new MatchedComparison(adjusted, parameters).answer();
        Checks checks = new Checks(adjusted, parameters);
        findings.negativeControl = checks.negativeControl();
        findings.placebo = checks.placebo();
        findings.landmarks = checks.landmarks();
        findings.leaveOneOut = checks.leaveOneOut();
        findings.penalised = constant.options().firth();
        findings.separated = !constant.identifiable(0);
        findings.headline = parameters.headline();
        findings.level = level;
        return WordingRule.worded(this::assembled, findings);
    }

    private StudyAnswer assembled(Findings findings, WordingRule.Verdict verdict) {
        Ratio ratio = findings.ratio;
        EValue eValue = ratio == null ? null : EValue.of(ratio.ratio(), ratio.interval(), scale());
        return new StudyAnswer(
                "Does joining keep people?",
                "difference in retention after joining, with minus without joining, averaged over those who joined",
                METHODS,
                population,
                verdict.wording(),
                verdict.sentence(),
                findings.effects,
                ratio,
                findings.early,
                findings.late,
                findings.waningP == null ? null : findings.waningP < 1 - parameters.level(),
                findings.waningP,
                findings.proportionalityP,
                findings.byMode,
                eValue == null ? null : eValue.point(),
                eValue == null ? null : eValue.limit(),
                findings.matched,
                findings.negativeControl,
                findings.placebo,
                findings.landmarks,
                findings.leaveOneOut,
                detectable(),
                findings.missing,
                verdict.cautions(),
                naiveDifference(),
                CODE_VERSION,
                parameters.seed());
    }

    /** A hazard ratio reads as a risk ratio while at most 15 % have the event. */
    private EValue.Scale scale() {
        double share = (double) (population.eventsJoined() + population.eventsOthers()) / population.subjects();
        return share > 0.15 ? EValue.Scale.COMMON_HAZARD : EValue.Scale.RISK;
    }

    /** All exits but those of interest, which joining is taken not to change; null when there are none. */
    private @Nullable CoxFit others() {
        int[] event = new int[episodes.size()];
        int count = 0;
        for (int i = 0; i < event.length; i++) {
            event[i] = episodes.cause[i] > 1 ? 1 : 0;
            count += event[i];
        }
        if (count == 0) {
            return null;
        }
        Observations rows =
                Observations.between(episodes.start, episodes.stop, event).clustered(episodes.subject);
        return Ratios.fit(rows, adjusted.design(), parameters);
    }

    private @Nullable Double widerError(CoxFit fit, int[] pair) {
        int[] byRow = new int[episodes.size()];
        for (int i = 0; i < byRow.length; i++) {
            byRow[i] = pair[episodes.subject[i]];
        }
        Double bySubject = fit.robustStandardError(0);
        Double byPair = fit.clusteredStandardError(0, byRow);
        return bySubject == null || byPair == null ? null : (Double) Math.max(bySubject, byPair);
    }

    /** P value of "the early and the late effect are equal"; null when one of them is unknown. */
    private static @Nullable Double difference(CoxFit periods) {
        Double early = periods.coefficient(0);
        Double late = periods.coefficient(1);
        double[] v = periods.robustVariance();
        if (early == null || late == null || v == null) {
            return null;
        }
        int p = periods.covariates();
        double variance = v[0] + v[p + 1] - 2 * v[1];
        return variance > 0 ? Distributions.normalTwoSided((early - late) / Math.sqrt(variance)) : null;
    }

    private List<ModeRatio> modes(Observations interest) {
        int modes = 0;
        for (Participation participation : data.participations()) {
            modes = Math.max(modes, participation.mode() + 1);
        }
        int[] joiners = new int[modes];
        int[] events = new int[modes];
        for (int i = 0; i < episodes.size(); i++) {
            if (episodes.period[i] > 0) {
                events[episodes.mode[episodes.subject[i]]] += episodes.cause[i] == 1 ? 1 : 0;
            }
        }
        for (int s = 0; s < data.subjects(); s++) {
            joiners[episodes.mode[s]] += episodes.hasJoined(s) ? 1 : 0;
        }
        List<ModeRatio> ratios = new ArrayList<>();
        if (modes < 2) {
            return ratios;
        }
        double[][] exposures = new double[modes][];
        for (int m = 0; m < modes; m++) {
            exposures[m] = adjusted.inMode(m);
        }
        CoxFit fit = Ratios.fit(interest, adjusted.design(exposures), parameters);
        for (int m = 0; m < modes; m++) {
            boolean enough = events[m] >= parameters.minimumEvents();
            ratios.add(new ModeRatio(m, joiners[m], events[m], enough ? Ratios.of(fit, m, parameters.level()) : null));
        }
        return ratios;
    }

    /** Partners share a fate: a joiner and the first partner are one cluster. */
    private int[] pairs() {
        int[] label = new int[data.subjects()];
        for (int s = 0; s < label.length; s++) {
            label[s] = s;
        }
        for (Participation participation : data.participations()) {
            int a = participation.subject();
            int b = participation.partner();
            if (b >= 0 && label[a] == a && label[b] == b) {
                label[Math.max(a, b)] = Math.min(a, b);
            }
        }
        return Clusters.of(label.length, s -> label[s]).numbers();
    }

    private Population population() {
        int joiners = 0;
        int joined = 0;
        int others = 0;
        int otherExits = 0;
        int unknown = 0;
        double days = 0;
        for (int s = 0; s < data.subjects(); s++) {
            joiners += episodes.hasJoined(s) ? 1 : 0;
            otherExits += data.cause()[s] == 2 ? 1 : 0;
            unknown += data.cause()[s] == 3 ? 1 : 0;
            days += data.exit()[s] - data.entry()[s];
            if (data.cause()[s] == 1) {
                joined += episodes.hasJoined(s) ? 1 : 0;
                others += episodes.hasJoined(s) ? 0 : 1;
            }
        }
        return new Population(data.subjects(), joiners, joined, others, otherExits, unknown, days / 365.25);
    }

    private List<Missing> missing() {
        List<Missing> missing = new ArrayList<>();
        for (int m = 0; m < adjusted.missingNames.size(); m++) {
            missing.add(new Missing(adjusted.missingNames.get(m), adjusted.missingShares.get(m)));
        }
        int exits = population.eventsJoined()
                + population.eventsOthers()
                + population.otherExits()
                + population.unknownExits();
        if (population.unknownExits() > 0) {
            missing.add(new Missing("reason of exit", (double) population.unknownExits() / exits));
        }
        return missing;
    }

    private Detectable detectable() {
        int events = population.eventsJoined() + population.eventsOthers();
        double share = (double) population.joiners() / Math.max(1, population.subjects());
        return new Detectable(events, share, Power.usual(share).detectableHazardRatio(events));
    }

    /** What the slides do: share of joiners still there at the end minus share of the others. */
    private @Nullable Double naiveDifference() {
        double[] count = new double[2];
        double[] stayed = new double[2];
        for (int s = 0; s < data.subjects(); s++) {
            int arm = episodes.hasJoined(s) ? 1 : 0;
            count[arm]++;
            stayed[arm] += data.cause()[s] == 0 ? 1 : 0;
        }
        return count[0] == 0 || count[1] == 0 ? null : (Double) (stayed[1] / count[1] - stayed[0] / count[0]);
    }
}
