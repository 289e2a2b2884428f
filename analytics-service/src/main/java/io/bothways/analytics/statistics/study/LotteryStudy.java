package io.bothways.analytics.statistics.study;

import io.bothways.analytics.statistics.comparison.Weighting;
import io.bothways.analytics.statistics.cox.CoxFit;
import io.bothways.analytics.statistics.cox.CoxModel;
import io.bothways.analytics.statistics.cox.CoxRows;
import io.bothways.analytics.statistics.cox.ProportionalHazardsTest;
import io.bothways.analytics.statistics.study.answer.StudyAnswer;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Balance;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Effect;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Missing;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Population;
import io.bothways.analytics.statistics.study.comparison.Balances;
import io.bothways.analytics.statistics.study.comparison.CauseIncidence;
import io.bothways.analytics.statistics.study.data.Adjustment;
import io.bothways.analytics.statistics.study.data.Episodes;
import io.bothways.analytics.statistics.study.data.StudyData;
import io.bothways.analytics.statistics.study.data.StudyData.Draw;
import io.bothways.analytics.statistics.study.data.StudyData.Participation;
import io.bothways.analytics.statistics.study.data.StudyParameters;
import io.bothways.analytics.statistics.study.effect.Estimate;
import io.bothways.analytics.statistics.study.effect.Ratios;
import io.bothways.analytics.statistics.survival.AalenJohansen;
import io.bothways.analytics.statistics.survival.IncidenceCurves;
import io.bothways.analytics.statistics.survival.IntervalType;
import io.bothways.analytics.statistics.survival.KaplanMeier;
import io.bothways.analytics.statistics.survival.Observations;
import io.bothways.analytics.statistics.survival.RestrictedMean;
import io.bothways.analytics.statistics.survival.SurvivalCurve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Places given by lot, analysed as assigned (intention to treat): whoever drew a place counts as having one whether or not
 * it was taken up, and nobody is censored for starting or stopping. Chance alone made the groups, so no covariates are
 * needed, clocks start at the draw for both, and a difference may be called an effect of being offered a place.
 *
 * <p>Several lotteries are compared within and averaged by the places offered; a horizon is answered when each of them was
 * followed that far. Lotteries in which all or nobody drew a place say nothing and are left out. Only the first draw of a
 * subject counts: chance made it as fair as any, and whoever lost it and was drawn again would otherwise stand in both arms,
 * which are taken to be independent. Exits of unknown cause count as leaving in retention and are censored in the ratio, of
 * which a caution tells. O(n log n).
 */
final class LotteryStudy {
    private static final String ESTIMAND =
            "difference in retention after the draw, offered a place minus not offered, whether or not it was taken up";
    private static final List<String> METHODS = List.of(
            "Kaplan–Meier and Aalen–Johansen from the draw, within lotteries, weighted by places offered",
            "cause-specific Cox stratified by lottery, Efron ties",
            "intention to treat");

    private final StudyData data;
    private final StudyParameters parameters;
    private final List<Draw> draws;
    private final int drawnAgain;
    private final int[] lotteries;
    private final double[] days;
    private final int[] cause;
    private final int[] lottery;
    private final int[] subject;

    LotteryStudy(StudyData data, StudyParameters parameters) {
        this.data = data;
        this.parameters = parameters;
        List<Draw> first = firstDraws(data);
        drawnAgain = data.draws().size() - first.size();
        TreeSet<Integer> won = new TreeSet<>();
        TreeSet<Integer> lost = new TreeSet<>();
        first.forEach(draw -> (draw.offered() ? won : lost).add(draw.lottery()));
        won.retainAll(lost);
        lotteries = won.stream().mapToInt(Integer::intValue).toArray();
        draws = first.stream().filter(draw -> won.contains(draw.lottery())).toList();
        subject = draws.stream().mapToInt(Draw::subject).toArray();
        lottery = draws.stream().mapToInt(Draw::lottery).toArray();
        days = draws.stream()
                .mapToDouble(draw -> data.exit()[draw.subject()] - draw.day())
                .toArray();
        cause = draws.stream().mapToInt(draw -> data.cause()[draw.subject()]).toArray();
    }

    /** Of every subject the draw on the earliest day, of several that day the one named first; by subject. */
    private static List<Draw> firstDraws(StudyData data) {
        Map<Integer, Draw> first = new TreeMap<>();
        for (Draw draw : data.draws()) {
            first.merge(draw.subject(), draw, (kept, next) -> next.day() < kept.day() ? next : kept);
        }
        return List.copyOf(first.values());
    }

    StudyAnswer answer() {
        Population population = population();
        Findings findings = new Findings(data, parameters, population, ESTIMAND, METHODS);
        findings.assignedByLot = true;
        findings.drawnAgain = drawnAgain;
        findings.missing = Missing.ofReasons(population);
        findings.takeUp = draws.isEmpty() ? new double[0] : new double[] {takeUp(false), takeUp(true)};
        findings.rates = List.of(rate(true), rate(false));
        if (findings.enough()) {
            findings.effects = effects();
            CoxFit single = fit(1);
            findings.ratio = Ratios.of(single, 0, parameters.level());
            findings.separated = !single.identifiable(0);
            findings.proportionality = findings.separated
                    ? null
                    : ProportionalHazardsTest.of(single).covariates().getFirst();
            findings.balance = balance();
            CoxFit periods = periods();
            findings.early = Ratios.of(periods, 0, parameters.level());
            findings.late = Ratios.of(periods, 1, parameters.level());
            Estimate waning = Ratios.difference(periods);
            findings.waningP = waning == null ? null : waning.pValue();
            findings.negativeControl = count(i -> cause[i] == 2) < parameters.minimumEvents()
                    ? null
                    : Ratios.of(fit(2), 0, parameters.level());
            findings.incidence = lotteries.length == 1
                    ? CauseIncidence.between(rows().where(this::offered), rows().where(i -> !offered(i)), parameters)
                    : List.of();
        }
        return findings.answer();
    }

    /** What was known of both arms at the draw: first as they are, then the others weighted as if lotteries had equal odds. */
    private Balance balance() {
        double[] weight = new double[days.length];
        boolean[] arm = new boolean[days.length];
        for (int number : lotteries) {
            double places = count(i -> lottery[i] == number && offered(i));
            double others = count(i -> lottery[i] == number && !offered(i));
            for (int i = 0; i < weight.length; i++) {
                if (lottery[i] == number) {
                    arm[i] = offered(i);
                    weight[i] = arm[i] ? 1 : places / others;
                }
            }
        }
        Adjustment adjusted = new Adjustment(Episodes.of(data, parameters.waningAfter()));
        int[] firstRows = adjusted.episodes().firstRows();
        int[] episode = IntStream.range(0, days.length)
                .map(i -> adjusted.episodes()
                        .rowAt(firstRows, subject[i], draws.get(i).day()))
                .toArray();
        return Balances.of(
                adjusted,
                Weighting.none(arm),
                measured -> Balances.values(adjusted, measured, episode),
                Weighting.given(arm, weight),
                measured -> Balances.values(adjusted, measured, episode),
                1);
    }

    private boolean offered(int i) {
        return draws.get(i).offered();
    }

    private int count(IntPredicate holds) {
        return (int) IntStream.range(0, days.length).filter(holds).count();
    }

    private Population population() {
        return new Population(
                days.length,
                count(this::offered),
                count(i -> cause[i] == 1 && offered(i)),
                count(i -> cause[i] == 1 && !offered(i)),
                count(i -> cause[i] == 2),
                count(i -> cause[i] == 3),
                Arrays.stream(days).sum() / 365.25);
    }

    private StudyAnswer.LeavingRate rate(boolean arm) {
        double time = IntStream.range(0, days.length)
                .filter(i -> offered(i) == arm)
                .mapToDouble(i -> days[i])
                .sum();
        return LeavingRates.of(arm, count(i -> cause[i] == 1 && offered(i) == arm), time, parameters.level());
    }

    /** Share of an arm who took part after the draw. */
    private double takeUp(boolean arm) {
        int[] last = new int[data.subjects()];
        Arrays.fill(last, Integer.MIN_VALUE);
        for (Participation participation : data.participations()) {
            last[participation.subject()] = Math.max(last[participation.subject()], participation.start());
        }
        int size = count(i -> offered(i) == arm);
        int took =
                count(i -> offered(i) == arm && last[subject[i]] >= draws.get(i).day());
        return (double) took / Math.max(1, size);
    }

    private Observations rows() {
        return Observations.rightCensored(days, cause).clustered(subject);
    }

    private double[] arm(IntPredicate counts) {
        return IntStream.range(0, days.length)
                .mapToDouble(i -> offered(i) && counts.test(i) ? 1 : 0)
                .toArray();
    }

    private CoxFit fit(int wanted) {
        double[][] design = {arm(i -> true)};
        return CoxModel.fit(CoxRows.of(rows().withOnlyCause(wanted), design, lottery, null));
    }

    /** The offer within and beyond the early period after the draw. */
    private CoxFit periods() {
        int[] late = IntStream.range(0, days.length)
                .filter(i -> days[i] > parameters.waningAfter())
                .toArray();
        int n = days.length + late.length;
        double[] start = new double[n];
        double[] stop = new double[n];
        int[] event = new int[n];
        int[] stratum = new int[n];
        int[] who = new int[n];
        double[][] design = new double[2][n];
        for (int i = 0; i < days.length; i++) {
            stop[i] = Math.min(days[i], parameters.waningAfter());
            event[i] = cause[i] == 1 && days[i] <= parameters.waningAfter() ? 1 : 0;
            design[0][i] = offered(i) ? 1 : 0;
            stratum[i] = lottery[i];
            who[i] = subject[i];
        }
        for (int k = 0; k < late.length; k++) {
            int row = days.length + k;
            int i = late[k];
            start[row] = parameters.waningAfter();
            stop[row] = days[i];
            event[row] = cause[i] == 1 ? 1 : 0;
            design[1][row] = offered(i) ? 1 : 0;
            stratum[row] = lottery[i];
            who[row] = subject[i];
        }
        return CoxModel.fit(CoxRows.of(Observations.between(start, stop, event).clustered(who), design, stratum, null));
    }

    private List<Effect> effects() {
        List<Effect> effects = new ArrayList<>();
        List<Curves> with = curves(true);
        List<Curves> without = curves(false);
        for (int horizon : parameters.horizons()) {
            Estimate[] one = averaged(with, horizon);
            Estimate[] other = averaged(without, horizon);
            if (one.length == 0 || other.length == 0) {
                continue;
            }
            Estimate retention = one[0].minus(other[0]);
            Estimate gained = one[1].minus(other[1]);
            Estimate incidence = one[2].minus(other[2]);
            effects.add(new Effect(
                    horizon,
                    one[0].value(),
                    other[0].value(),
                    retention.value(),
                    retention.interval(parameters.level()),
                    retention.pValue(),
                    gained.value(),
                    gained.interval(parameters.level()),
                    incidence.value(),
                    incidence.interval(parameters.level())));
        }
        return effects;
    }

    /** One arm of one lottery, with the share of all places that the lottery offered. */
    private record Curves(SurvivalCurve retention, IncidenceCurves incidence, double share) {}

    private List<Curves> curves(boolean arm) {
        List<Curves> curves = new ArrayList<>();
        double places = count(this::offered);
        for (int number : lotteries) {
            Observations rows = rows().where(i -> lottery[i] == number && offered(i) == arm);
            double share = count(i -> lottery[i] == number && offered(i)) / places;
            curves.add(new Curves(KaplanMeier.of(rows), AalenJohansen.of(rows), share));
        }
        return curves;
    }

    /** Retention, days and incidence of one arm at a horizon; empty when a lottery was not followed that far. */
    private Estimate[] averaged(List<Curves> arm, int horizon) {
        double[] value = new double[3];
        double[] variance = new double[3];
        for (Curves curves : arm) {
            var point = curves.retention().at(horizon, IntervalType.LOG_LOG, parameters.level());
            RestrictedMean mean = curves.retention().restrictedMean(horizon);
            var incidence = curves.incidence().at(1, horizon);
            Double error = point == null ? null : point.standardError();
            if (point == null || error == null || mean == null || incidence == null) {
                return new Estimate[0];
            }
            double[] values = {point.survival(), mean.mean(), incidence.incidence()};
            double[] errors = {error, mean.standardError(), incidence.standardError()};
            for (int q = 0; q < 3; q++) {
                value[q] += curves.share() * values[q];
                variance[q] += curves.share() * curves.share() * errors[q] * errors[q];
            }
        }
        return IntStream.range(0, 3)
                .mapToObj(q -> new Estimate(value[q], variance[q]))
                .toArray(Estimate[]::new);
    }
}
