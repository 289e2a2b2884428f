package io.bothways.analytics.statistics.study;

import io.bothways.analytics.statistics.Clusters;
import io.bothways.analytics.statistics.study.answer.StudyAnswer;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.LeavingRate;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Missing;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.ModeRatio;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Population;
import io.bothways.analytics.statistics.study.checks.Checks;
import io.bothways.analytics.statistics.study.comparison.MatchedComparison;
import io.bothways.analytics.statistics.study.comparison.RollOutComparison;
import io.bothways.analytics.statistics.study.data.Adjustment;
import io.bothways.analytics.statistics.study.data.Episodes;
import io.bothways.analytics.statistics.study.data.StudyData;
import io.bothways.analytics.statistics.study.data.StudyData.Participation;
import io.bothways.analytics.statistics.study.data.StudyParameters;
import io.bothways.analytics.statistics.study.effect.PooledEstimates;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Does joining keep people, by how much, and how sure are we? One pure function of spells, covariates, participations,
 * parameters and a seed.
 *
 * <p>Eligibility and time zero at joining, which somebody must have seen: whoever had joined before observation began counts
 * in the ratios by how long ago that was, and not in the headline or the matched pairs; cause-specific Cox with joining as a time-varying exposure (Efron ties, robust by
 * subject and by pair, the wider counts) for the ratio; the g-formula over an early and a late ratio for the headline; risk
 * -set matching in pairs as a second opinion; negative control, placebo, landmarks and leave-one-out as attempts to break
 * the result; gates on events and balance; wording by {@link WordingRule}. Every figure is reproducible from the seed for
 * any number of threads.
 */
public final class RetentionStudy {
    private static final String ESTIMAND =
            "difference in retention after joining, with minus without joining, averaged over those who joined";
    private static final List<String> METHODS = List.of(
            "multiple imputation by chained equations where values or causes of exit are missing",
            "time-varying cause-specific Cox, Efron ties, robust by subject and pair",
            "g-formula over early and late ratios, resampled by pair with one Newton step",
            "risk-set matching, pair-censored, adjusted; Aalen–Johansen incidence by cause in the matched",
            "difference-in-differences between units where a roll-out reached them at different times",
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

    /**
     * The whole answer; draws make it a lottery study. O(iterations × episodes × p²) a fit and O(episodes × p) a resample.
     * Nobody, one subject, no events or too few in an arm are told with wording WITHHELD and nulls for every estimate; what
     * a single model cannot identify is null with a caution. Invalid data never get here: {@link StudyData} refuses them
     * with the row.
     */
    public static StudyAnswer answer(StudyData data, StudyParameters parameters) {
        return data.draws().isEmpty()
                ? new RetentionStudy(data, parameters).answer()
                : new LotteryStudy(data, parameters).answer();
    }

    private StudyAnswer answer() {
        Findings findings = new Findings(data, parameters, population, ESTIMAND, METHODS);
        findings.missing = missing();
        findings.rates = rates();
        findings.naiveDifference = naiveDifference();
        findings.joinedBefore = (int) IntStream.range(0, data.subjects())
                .filter(episodes::joinedBefore)
                .count();
        if (findings.enough()) {
            estimate(findings);
        }
        return findings.answer();
    }

    private void estimate(Findings findings) {
        int modes = modes();
        PooledEstimates estimates = PooledEstimates.of(adjusted, parameters, pairs(), modes);
        findings.ratio = estimates.ratio();
        findings.early = estimates.early();
        findings.late = estimates.late();
        findings.waningP = estimates.waningP();
        findings.proportionality = estimates.proportionality();
        findings.effects = estimates.effects();
        findings.byMode = byMode(estimates, modes);
        findings.penalised = estimates.penalised();
        findings.separated = estimates.separated();
        MatchedComparison.Outcome matched = new MatchedComparison(adjusted, parameters).answer();
        if (matched != null) {
            findings.matched = matched.comparison();
            findings.balance = matched.balance();
            findings.incidence = matched.incidence();
        }
        findings.rollOut = RollOutComparison.of(data, parameters);
        Checks checks = new Checks(adjusted, parameters);
        findings.negativeControl = checks.negativeControl();
        findings.placebo = checks.placebo();
        findings.landmarks = checks.landmarks();
        findings.leaveOneOut = checks.leaveOneOut();
        findings.tooManyStrata = checks.tooManyStrata();
    }

    private int modes() {
        int modes = 0;
        for (Participation participation : data.participations()) {
            modes = Math.max(modes, participation.mode() + 1);
        }
        return modes;
    }

    private List<ModeRatio> byMode(PooledEstimates estimates, int modes) {
        List<ModeRatio> ratios = new ArrayList<>();
        if (modes < 2) {
            return ratios;
        }
        int[] joiners = new int[modes];
        int[] events = new int[modes];
        for (int s = 0; s < data.subjects(); s++) {
            if (episodes.hasJoined(s)) {
                joiners[episodes.mode(s)]++;
                events[episodes.mode(s)] += data.cause()[s] == 1 ? 1 : 0;
            }
        }
        for (int m = 0; m < modes; m++) {
            boolean enough = events[m] >= parameters.minimumEvents();
            ratios.add(new ModeRatio(m, joiners[m], events[m], enough ? estimates.ofMode(m) : null));
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
        adjusted.gaps().forEach(gap -> missing.add(new Missing(gap.covariate(), gap.share())));
        missing.addAll(Missing.ofReasons(population));
        return missing;
    }

    /** Leavers of interest by what state they were in when they left, never by whether they ever joined. */
    private List<LeavingRate> rates() {
        int[] events = new int[2];
        double[] days = new double[2];
        for (int i = 0; i < episodes.size(); i++) {
            int state = episodes.period(i) > 0 ? 1 : 0;
            events[state] += episodes.cause(i) == 1 ? 1 : 0;
            days[state] += episodes.stop(i) - episodes.start(i);
        }
        return List.of(rate(true, events[1], days[1]), rate(false, events[0], days[0]));
    }

    private LeavingRate rate(boolean joined, int events, double days) {
        return LeavingRates.of(joined, events, days, parameters.level());
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
