package io.bothways.analytics.statistics.study;

import io.bothways.analytics.statistics.CounterRandom;
import io.bothways.analytics.statistics.Distributions;
import io.bothways.analytics.statistics.Interval;
import io.bothways.analytics.statistics.comparison.RiskSetMatching;
import io.bothways.analytics.statistics.comparison.RiskSetMatching.Measure;
import io.bothways.analytics.statistics.comparison.RiskSetMatching.Pair;
import io.bothways.analytics.statistics.comparison.Weighting;
import io.bothways.analytics.statistics.cox.CoxFit;
import io.bothways.analytics.statistics.study.StudyAnswer.Balance;
import io.bothways.analytics.statistics.study.StudyAnswer.CovariateBalance;
import io.bothways.analytics.statistics.study.StudyAnswer.Incidence;
import io.bothways.analytics.statistics.study.StudyAnswer.Matched;
import io.bothways.analytics.statistics.survival.IntervalType;
import io.bothways.analytics.statistics.survival.KaplanMeier;
import io.bothways.analytics.statistics.survival.Observations;
import io.bothways.analytics.statistics.survival.SurvivalCurve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The second opinion: joiners beside matched colleagues of the same stratum, tenure band, state of varying covariates and
 * pattern of missing values, followed in pairs from the day of joining and both censored when the colleague joins. It fails
 * in other ways than the model does, hence both are shown.
 */
final class MatchedComparison {
    private static final int[] BANDS = {182, 365, 730, 1826};

    private final Adjustment adjusted;
    private final Episodes episodes;
    private final StudyParameters parameters;
    private final List<Pair> pairs;
    private final int candidates;

    MatchedComparison(Adjustment adjusted, StudyParameters parameters) {
        this.adjusted = adjusted;
        this.parameters = parameters;
        episodes = adjusted.episodes;
        StudyData data = episodes.data;
        int n = data.subjects();
        int[] fixed = new int[n];
        boolean sampled = n > parameters.checkLimit();
        CounterRandom random = new CounterRandom(parameters.seed());
        double share = (double) parameters.checkLimit() / n;
        int joiners = 0;
        for (int s = 0; s < n; s++) {
            fixed[s] = sampled && random.uniform(-3, s) >= share ? -1 : data.stratum()[s] + data.strata() * missing(s);
            joiners += fixed[s] >= 0 && episodes.hasJoined(s) ? 1 : 0;
        }
        candidates = joiners;
        List<Measure> measures = new ArrayList<>();
        for (int m = 0; m < adjusted.measured.size(); m++) {
            measures.add(new Measure(adjusted.columns.get(adjusted.measured.get(m)), adjusted.matchWithin.get(m)));
        }
        measures.sort(Comparator.comparingDouble(Measure::within).reversed());
        int[] firstEpisode = firstEpisodes();
        pairs = new RiskSetMatching(
                        data.entry(),
                        data.exit(),
                        episodes.joined,
                        fixed,
                        (s, day) -> state(firstEpisode, s, day),
                        measures,
                        parameters.caliper(),
                        parameters.neighbours())
                .pairs();
    }

    private int missing(int s) {
        int pattern = 0;
        for (int m = 0; m < adjusted.measured.size(); m++) {
            int at = adjusted.measured.get(m) + 1;
            boolean indicated =
                    at < adjusted.names.size() && adjusted.names.get(at).endsWith(" missing");
            pattern = 2 * pattern + (indicated && adjusted.columns.get(at)[s] == 1 ? 1 : 0);
        }
        return pattern;
    }

    private int[] firstEpisodes() {
        int[] first = new int[episodes.data.subjects()];
        for (int i = episodes.size() - 1; i >= 0; i--) {
            first[episodes.subject[i]] = i;
        }
        return first;
    }

    /** Tenure band and whether any varying covariate has moved from its baseline. */
    private long state(int[] firstEpisode, int s, int day) {
        int tenure = day - episodes.data.origin()[s];
        int band = 0;
        while (band < BANDS.length && tenure >= BANDS[band]) {
            band++;
        }
        boolean moved = false;
        for (int i = firstEpisode[s];
                i < episodes.size() && episodes.subject[i] == s && episodes.start[i] <= tenure;
                i++) {
            moved = false;
            for (double[] change : episodes.change) {
                moved |= change[i] != 0;
            }
        }
        return 2L * band + (moved ? 1 : 0);
    }

    /** The comparison, how alike the compared are, and incidences by cause. */
    record Outcome(Matched comparison, Balance balance, List<Incidence> incidence) {}

    /** Null when nobody could be matched. */
    @Nullable
    Outcome answer() {
        if (pairs.isEmpty()) {
            return null;
        }
        int n = pairs.size();
        int[] subject = new int[2 * n];
        double[] treated = new double[2 * n];
        double[] weight = new double[2 * n];
        double[] time = new double[2 * n];
        int[] interest = new int[2 * n];
        int[] causes = new int[2 * n];
        StudyData data = episodes.data;
        for (int k = 0; k < n; k++) {
            Pair pair = pairs.get(k);
            int until = episodes.joined[pair.control()];
            for (int side = 0; side < 2; side++) {
                int row = 2 * k + side;
                int s = side == 0 ? pair.treated() : pair.control();
                int stop = Math.min(data.exit()[s], until);
                boolean left = data.exit()[s] <= until && data.cause()[s] != 0;
                subject[row] = s;
                treated[row] = 1 - side;
                weight[row] = pair.weight();
                time[row] = stop - pair.day();
                interest[row] = left && data.cause()[s] == 1 ? 1 : 0;
                causes[row] = left ? data.cause()[s] : 0;
            }
        }
        return describe(subject, treated, weight, time, interest, causes);
    }

    private Outcome describe(
            int[] subject, double[] treated, double[] weight, double[] time, int[] interest, int[] causes) {
        int rows = subject.length;
        double[][] design = new double[1 + adjusted.columns.size()][rows];
        design[0] = treated;
        for (int j = 0; j < adjusted.columns.size(); j++) {
            for (int i = 0; i < rows; i++) {
                design[j + 1][i] = adjusted.columns.get(j)[subject[i]];
            }
        }
        CoxFit fit = Ratios.fit(
                Observations.rightCensored(time, interest).weighted(weight).clustered(subject), design, parameters);
        boolean enough = events(interest, treated, 1) >= parameters.minimumEvents()
                && events(interest, treated, 0) >= parameters.minimumEvents();
        boolean[] arm = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            arm[i] = treated[i] == 1;
        }
        Observations followed =
                Observations.rightCensored(time, causes).weighted(weight).clustered(subject);
        double[] difference = retention(followed, arm);
        double z = Distributions.criticalValue(parameters.level());
        boolean known = difference.length == 2;
        var comparison = new Matched(
                pairs.size(),
                enough ? Ratios.of(fit, 0, parameters.level()) : null,
                known ? difference[0] : null,
                known ? new Interval(difference[0] - z * difference[1], difference[0] + z * difference[1]) : null);
        return new Outcome(
                comparison,
                balance(Weighting.given(arm, weight), subject),
                enough
                        ? CauseIncidence.between(followed.where(i -> arm[i]), followed.where(i -> !arm[i]), parameters)
                        : List.of());
    }

    private static int events(int[] interest, double[] treated, double arm) {
        int count = 0;
        for (int i = 0; i < interest.length; i++) {
            count += treated[i] == arm ? interest[i] : 0;
        }
        return count;
    }

    private double[] retention(Observations rows, boolean[] arm) {
        SurvivalCurve with = KaplanMeier.robust(rows.where(i -> arm[i]));
        SurvivalCurve without = KaplanMeier.robust(rows.where(i -> !arm[i]));
        var one = with.at(parameters.headline(), IntervalType.LOG_LOG, parameters.level());
        var other = without.at(parameters.headline(), IntervalType.LOG_LOG, parameters.level());
        if (one == null || other == null) {
            return new double[0];
        }
        Double a = one.standardError();
        Double b = other.standardError();
        return a == null || b == null
                ? new double[0]
                : new double[] {one.survival() - other.survival(), Math.sqrt(a * a + b * b)};
    }

    /** Everybody who ever joined against everybody else, then the matched. */
    private Balance balance(Weighting matched, int[] subject) {
        boolean[] ever = new boolean[episodes.data.subjects()];
        for (int s = 0; s < ever.length; s++) {
            ever[s] = episodes.hasJoined(s);
        }
        Weighting all = Weighting.none(ever);
        List<CovariateBalance> covariates = new ArrayList<>();
        for (int m : adjusted.measured) {
            double[] bySubject = adjusted.columns.get(m);
            double[] values =
                    Arrays.stream(subject).mapToDouble(s -> bySubject[s]).toArray();
            covariates.add(new CovariateBalance(
                    adjusted.names.get(m),
                    all.standardisedDifference(bySubject),
                    matched.standardisedDifference(values)));
        }
        int found = (int) pairs.stream().mapToInt(Pair::treated).distinct().count();
        return new Balance(
                largest(covariates, CovariateBalance::before),
                largest(covariates, CovariateBalance::after),
                (double) found / candidates,
                matched.effectiveSize(false),
                covariates);
    }

    private static double largest(
            List<CovariateBalance> covariates, Function<CovariateBalance, @Nullable Double> difference) {
        double largest = 0;
        for (CovariateBalance covariate : covariates) {
            Double d = difference.apply(covariate);
            largest = Math.max(largest, d == null ? 0 : Math.abs(d));
        }
        return largest;
    }
}
