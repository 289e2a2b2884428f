package io.bothways.analytics.statistics.study.comparison;

import io.bothways.analytics.statistics.Clusters;
import io.bothways.analytics.statistics.CounterRandom;
import io.bothways.analytics.statistics.comparison.RiskSetMatching;
import io.bothways.analytics.statistics.comparison.RiskSetMatching.Measure;
import io.bothways.analytics.statistics.comparison.RiskSetMatching.Pair;
import io.bothways.analytics.statistics.comparison.Weighting;
import io.bothways.analytics.statistics.cox.CoxFit;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Balance;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Incidence;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Matched;
import io.bothways.analytics.statistics.study.data.Adjustment;
import io.bothways.analytics.statistics.study.data.Episodes;
import io.bothways.analytics.statistics.study.data.StudyData;
import io.bothways.analytics.statistics.study.data.StudyParameters;
import io.bothways.analytics.statistics.study.effect.Estimate;
import io.bothways.analytics.statistics.study.effect.Ratios;
import io.bothways.analytics.statistics.survival.IntervalType;
import io.bothways.analytics.statistics.survival.KaplanMeier;
import io.bothways.analytics.statistics.survival.Observations;
import io.bothways.analytics.statistics.survival.RestrictedMean;
import io.bothways.analytics.statistics.survival.SurvivalCurve;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The second opinion: joiners beside matched colleagues of the same stratum, tenure band, state of varying covariates and
 * pattern of missing values, followed in pairs from the day of joining and both censored when the colleague joins. Whatever
 * varies is matched, adjusted for and judged by its value on that day. It fails in other ways than the model does, hence
 * both are shown.
 */
public final class MatchedComparison {
    private static final int[] BANDS = {182, 365, 730, 1826};

    private final Adjustment adjusted;
    private final Episodes episodes;
    private final StudyParameters parameters;
    private final int[] firstRows;
    private final List<Pair> pairs;
    private final int candidates;

    /** Finds the pairs, as {@link RiskSetMatching} does; of more subjects than the limit of checks only a part is matched. */
    public MatchedComparison(Adjustment adjusted, StudyParameters parameters) {
        this.adjusted = adjusted;
        this.parameters = parameters;
        episodes = adjusted.episodes();
        firstRows = episodes.firstRows();
        StudyData data = episodes.data();
        int n = data.subjects();
        int[] fixed = classes();
        boolean sampled = n > parameters.checkLimit();
        CounterRandom random = new CounterRandom(parameters.seed());
        double share = (double) parameters.checkLimit() / n;
        int joiners = 0;
        for (int s = 0; s < n; s++) {
            if (episodes.joinedBefore(s) || (sampled && random.uniform(-3, s) >= share)) {
                fixed[s] = -1;
            }
            joiners += fixed[s] >= 0 && episodes.hasJoined(s) ? 1 : 0;
        }
        candidates = joiners;
        int[] seen = IntStream.range(0, n)
                .map(s -> episodes.seenJoining(s) ? episodes.joined(s) : Episodes.NEVER)
                .toArray();
        List<Measure> measures = new ArrayList<>();
        for (int m = 0; m < adjusted.measured().size(); m++) {
            int measured = adjusted.measured().get(m);
            measures.add(new Measure(
                    adjusted.column(measured),
                    adjusted.matchWithin(m),
                    adjusted.change(measured) < 0
                            ? null
                            : (s, day) -> adjusted.measured(measured, episodes.rowAt(firstRows, s, day))));
        }
        // candidates are looked up by the first one, which must stay as it is
        measures.sort(Comparator.comparing((Measure measure) -> measure.changing() != null)
                .thenComparing(Comparator.comparingDouble(Measure::within).reversed()));
        pairs = new RiskSetMatching(
                        data.entry(),
                        data.exit(),
                        seen,
                        fixed,
                        this::state,
                        measures,
                        parameters.caliper(),
                        parameters.neighbours())
                .pairs();
    }

    /** Number of the stratum with the pattern of missing fixed covariates, by subject. */
    private int[] classes() {
        int[] numbers = episodes.data().stratum().clone();
        for (int measured : adjusted.measured()) {
            double[] missing = adjusted.missing(measured);
            if (missing != null && adjusted.change(measured) < 0) {
                int[] finer = new int[numbers.length];
                for (int s = 0; s < finer.length; s++) {
                    finer[s] = 2 * numbers[s] + (missing[s] == 1 ? 1 : 0);
                }
                // renumbered for each: numbers of patterns outgrow every integer
                numbers = Clusters.of(finer.length, s -> finer[s]).numbers();
            }
        }
        return numbers;
    }

    /** Tenure band, and which varying covariates are known and whether any has moved. */
    private long state(int s, int day) {
        StudyData data = episodes.data();
        int tenure = day - data.origin()[s];
        int band = 0;
        while (band < BANDS.length && tenure >= BANDS[band]) {
            band++;
        }
        int row = episodes.rowAt(firstRows, s, day);
        long known = band;
        for (int v = 0; v < data.changes().size(); v++) {
            known = 31 * known + (Double.isNaN(episodes.current(v, row)) ? 0 : 7);
        }
        return 2 * known + (episodes.moved(row) ? 1 : 0);
    }

    /** The comparison, how alike the compared are, and incidences by cause. */
    public record Outcome(Matched comparison, Balance balance, List<Incidence> incidence) {}

    /** Follows the pairs. O(iterations × pairs × p²). Null when nobody could be matched. */
    public @Nullable Outcome answer() {
        if (pairs.isEmpty()) {
            return null;
        }
        int n = pairs.size();
        int[] subject = new int[2 * n];
        int[] episode = new int[2 * n];
        double[] treated = new double[2 * n];
        double[] weight = new double[2 * n];
        double[] time = new double[2 * n];
        int[] interest = new int[2 * n];
        int[] causes = new int[2 * n];
        StudyData data = episodes.data();
        for (int k = 0; k < n; k++) {
            Pair pair = pairs.get(k);
            int until = episodes.joined(pair.control());
            for (int side = 0; side < 2; side++) {
                int row = 2 * k + side;
                int s = side == 0 ? pair.treated() : pair.control();
                int stop = Math.min(data.exit()[s], until);
                boolean left = data.exit()[s] <= until && data.cause()[s] != 0;
                subject[row] = s;
                episode[row] = episodes.rowAt(firstRows, s, pair.day());
                treated[row] = 1 - side;
                weight[row] = pair.weight();
                time[row] = stop - pair.day();
                interest[row] = left && data.cause()[s] == 1 ? 1 : 0;
                causes[row] = left ? data.cause()[s] : 0;
            }
        }
        return describe(subject, episode, treated, weight, time, interest, causes);
    }

    private Outcome describe(
            int[] subject,
            int[] episode,
            double[] treated,
            double[] weight,
            double[] time,
            int[] interest,
            int[] causes) {
        int rows = subject.length;
        CoxFit fit = Ratios.fit(
                Observations.rightCensored(time, interest).weighted(weight).clustered(subject),
                adjusted.design(episode, treated),
                parameters);
        boolean enough = events(interest, treated, 1) >= parameters.minimumEvents()
                && events(interest, treated, 0) >= parameters.minimumEvents();
        boolean[] arm = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            arm[i] = treated[i] == 1;
        }
        Observations followed =
                Observations.rightCensored(time, causes).weighted(weight).clustered(subject);
        SurvivalCurve with = KaplanMeier.robust(followed.where(i -> arm[i]));
        SurvivalCurve without = KaplanMeier.robust(followed.where(i -> !arm[i]));
        Estimate retention = difference(retention(with), retention(without));
        Estimate days = days(with.restrictedMean(parameters.headline()), without.restrictedMean(parameters.headline()));
        var comparison = new Matched(
                pairs.size(),
                enough ? Ratios.of(fit, 0, parameters.level()) : null,
                retention == null ? null : retention.value(),
                retention == null ? null : retention.interval(parameters.level()),
                days == null ? null : days.value(),
                days == null ? null : days.interval(parameters.level()));
        return new Outcome(
                comparison,
                balance(Weighting.given(arm, weight), episode),
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

    private static @Nullable Estimate difference(@Nullable Estimate with, @Nullable Estimate without) {
        return with == null || without == null ? null : with.minus(without);
    }

    private @Nullable Estimate retention(SurvivalCurve arm) {
        var point = arm.at(parameters.headline(), IntervalType.LOG_LOG, parameters.level());
        Double error = point == null ? null : point.standardError();
        return point == null || error == null ? null : new Estimate(point.survival(), error * error);
    }

    /** Days gained up to the headline's horizon; null when an arm was not followed that far. */
    private static @Nullable Estimate days(@Nullable RestrictedMean with, @Nullable RestrictedMean without) {
        if (with == null || without == null) {
            return null;
        }
        Estimate days = new Estimate(with.mean() - without.mean(), with.variance() + without.variance());
        return Double.isNaN(days.variance()) ? null : days;
    }

    /** Everybody who ever joined against everybody else at entry, then the matched on the days of their pairs. */
    private Balance balance(Weighting matched, int[] episode) {
        boolean[] ever = new boolean[episodes.data().subjects()];
        for (int s = 0; s < ever.length; s++) {
            ever[s] = episodes.hasJoined(s);
        }
        int found = (int) pairs.stream().mapToInt(Pair::treated).distinct().count();
        return Balances.of(
                adjusted,
                Weighting.none(ever),
                adjusted::column,
                matched,
                measured -> Balances.values(adjusted, measured, episode),
                (double) found / candidates);
    }
}
