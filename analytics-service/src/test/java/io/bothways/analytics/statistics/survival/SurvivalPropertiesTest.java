package io.bothways.analytics.statistics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.bothways.analytics.statistics.CounterRandom;
import io.bothways.analytics.statistics.InvalidRow;
import io.bothways.analytics.statistics.TestStatistic;
import java.util.Arrays;
import java.util.Objects;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;

class SurvivalPropertiesTest {
    @Property(seed = "11", tries = 200)
    void theCurveIsTheProductOfItsDefinition(@ForAll @IntRange(min = 1, max = 40) int n, @ForAll @LongRange long seed) {
        Sample sample = Sample.of(n, 1, seed);
        SurvivalCurve curve = KaplanMeier.of(sample.rows());

        double product = 1;
        double hazard = 0;
        for (int i = 0; i < curve.size(); i++) {
            double time = curve.time(i);
            double atRisk = sample.atRisk(time);
            product *= 1 - sample.eventsAt(time, 0) / atRisk;
            hazard += sample.eventsAt(time, 0) / atRisk;
            assertThat(curve.atRisk(i)).isEqualTo(atRisk);
            assertThat(curve.survival(i)).isCloseTo(product, within(1e-12));
            assertThat(curve.cumulativeHazard(i)).isCloseTo(hazard, within(1e-12));
        }
    }

    @Property(seed = "11", tries = 100)
    void orderSplittingAndHalfWeightsChangeNothing(
            @ForAll @IntRange(min = 2, max = 40) int n, @ForAll @LongRange long seed) {
        Sample sample = Sample.of(n, 1, seed);
        SurvivalCurve curve = KaplanMeier.of(sample.rows());
        double[] half = new double[2 * n];
        Arrays.fill(half, 0.5);

        assertSame(curve, KaplanMeier.of(sample.turned().rows()));
        assertSame(curve, KaplanMeier.of(sample.doubled().rows().weighted(half)));
        SurvivalCurve split =
                KaplanMeier.of(EpisodeSplit.at(sample.rows(), 3, 5).rows());
        for (int i = 0; i < curve.size(); i++) {
            SurvivalCurve.Point point = known(split.at(curve.time(i), IntervalType.LOG_LOG, 0.95));
            assertThat(point.survival()).isCloseTo(curve.survival(i), within(1e-12));
        }
    }

    private static void assertSame(SurvivalCurve a, SurvivalCurve b) {
        assertThat(b.size()).isEqualTo(a.size());
        for (int i = 0; i < a.size(); i++) {
            assertThat(b.time(i)).isEqualTo(a.time(i));
            assertThat(b.survival(i)).isCloseTo(a.survival(i), within(1e-12));
            if (a.survival(i) > 0) {
                assertThat(b.standardError(i)).isCloseTo(a.standardError(i), within(1e-10));
            }
        }
    }

    @Property(seed = "11", tries = 100)
    void censoringAfterTheHorizonChangesNothing(
            @ForAll @IntRange(min = 5, max = 60) int n, @ForAll @LongRange long seed) {
        Sample sample = Sample.of(n, 1, seed);
        double[] stop = sample.stop().clone();
        int[] cause = sample.cause().clone();
        for (int i = 0; i < n; i++) {
            if (stop[i] > 5) {
                stop[i] = Math.max(6, stop[i] - 1);
                cause[i] = 0;
            }
        }
        SurvivalCurve whole = KaplanMeier.of(sample.rows());
        SurvivalCurve cut = KaplanMeier.of(Observations.between(sample.start(), stop, cause));

        SurvivalCurve.Point a = whole.at(4, IntervalType.LOG, 0.95);
        SurvivalCurve.Point b = cut.at(4, IntervalType.LOG, 0.95);
        assertThat(a == null).isEqualTo(b == null);
        if (a != null && b != null) {
            assertThat(b.survival()).isCloseTo(a.survival(), within(1e-12));
        }
    }

    @Property(seed = "11", tries = 200)
    void incidencesAndSurvivalAddUpToOne(@ForAll @IntRange(min = 1, max = 50) int n, @ForAll @LongRange long seed) {
        Observations rows = Sample.of(n, 3, seed).rows();
        SurvivalCurve free = KaplanMeier.of(rows);
        IncidenceCurves curves = AalenJohansen.of(rows);

        for (int i = 0; i < free.size(); i++) {
            double sum = free.survival(i);
            for (int cause = 1; cause <= 3; cause++) {
                IncidenceCurves.Point point = known(curves.at(cause, free.time(i)));
                sum += point.incidence();
            }
            assertThat(sum).isCloseTo(1, within(1e-12));
        }
    }

    @Property(seed = "11", tries = 100)
    void withOneCauseTheIncidenceIsTheComplementAndTheJackknifeGreenwoodsOnDistinctTimes(
            @ForAll @IntRange(min = 5, max = 30) int n, @ForAll @LongRange long seed) {
        Sample sample = Sample.of(n, 1, seed);
        double[] time = new double[n];
        for (int i = 0; i < n; i++) {
            time[i] = sample.stop()[i] * 100 + i;
        }
        Observations rows = Observations.rightCensored(time, sample.cause());
        SurvivalCurve greenwood = KaplanMeier.of(rows);
        SurvivalCurve jackknife = KaplanMeier.robust(rows);

        for (int i = 0; i < greenwood.size(); i++) {
            if (greenwood.survival(i) > 0) {
                assertThat(jackknife.standardError(i)).isCloseTo(greenwood.standardError(i), within(1e-9));
            }
        }
    }

    @Property(seed = "11", tries = 200)
    void theLogRankTestIsTheSumOfItsTwoByTwoTables(
            @ForAll @IntRange(min = 2, max = 40) int n, @ForAll @LongRange long seed) {
        Sample sample = Sample.of(n, 1, seed);
        double excess = 0;
        double variance = 0;
        for (double time : Arrays.stream(sample.stop()).distinct().toArray()) {
            double total = sample.atRisk(time);
            double dead = sample.eventsAt(time, 0);
            double exposed = 0;
            double own = 0;
            for (int i = 0; i < n; i++) {
                boolean at = sample.start()[i] < time && time <= sample.stop()[i] && sample.group()[i] == 1;
                exposed += at ? 1 : 0;
                own += at && sample.stop()[i] == time && sample.cause()[i] != 0 ? 1 : 0;
            }
            if (dead > 0) {
                excess += own - dead * exposed / total;
                variance +=
                        total > 1 ? dead * (total - dead) / (total - 1) * exposed / total * (1 - exposed / total) : 0;
            }
        }
        LogRank.Result result = LogRank.test(sample.rows(), sample.group(), 2, 0);

        if (variance < 1e-12) {
            assertThat(result.statistic()).isNull();
        } else {
            assertThat(result.statistic()).isCloseTo(excess * excess / variance, within(1e-8));
        }
    }

    @Property(seed = "11", tries = 60)
    void aCountAsWeightIsThatManyRows(@ForAll @IntRange(min = 8, max = 40) int n, @ForAll @LongRange long seed) {
        Sample sample = Sample.of(n, 2, seed);
        Sample twice = sample.doubled();
        double[] two = new double[n];
        Arrays.fill(two, 2);

        LogRank.Result counted = LogRank.test(sample.rows().weighted(two), sample.group(), 2, 1);
        LogRank.Result listed = LogRank.test(twice.rows(), twice.group(), 2, 1);

        assertThat(counted.statistic()).isEqualTo(listed.statistic());
        assertThat(counted.rows()).isEqualTo(listed.rows());
        assertThat(gray(sample, null, 1, two)).isEqualTo(gray(twice, null, 1, null));
        two[n / 2] = 0.5;
        assertThatThrownBy(() -> LogRank.test(sample.rows().weighted(two), sample.group(), 2, 0))
                .isInstanceOfSatisfying(
                        InvalidRow.class, refused -> assertThat(refused.row()).isEqualTo(n / 2));
    }

    private static @Nullable TestStatistic gray(
            Sample sample, int @Nullable [] stratum, double rho, double @Nullable [] weights) {
        Observations rows = Observations.rightCensored(sample.stop(), sample.cause());
        return GrayTest.of(weights == null ? rows : rows.weighted(weights), 1, sample.group(), 2, stratum, rho);
    }

    /** Two strata with the same rows: score and variance are twice those of one, so the statistic doubles. */
    @Property(seed = "11", tries = 60)
    void strataOfGraysTestAddUp(@ForAll @IntRange(min = 10, max = 50) int n, @ForAll @LongRange long seed) {
        Sample sample = Sample.of(n, 2, seed);
        Sample twice = sample.doubled();
        int[] half = new int[2 * n];
        for (int i = 0; i < half.length; i++) {
            half[i] = 7 + i % 2;
        }
        for (double rho : new double[] {0, 1}) {
            TestStatistic one = gray(sample, null, rho, null);
            TestStatistic both = gray(twice, half, rho, null);
            assertThat(both == null).isEqualTo(one == null);
            if (one != null && both != null) {
                assertThat(both.statistic()).isCloseTo(2 * one.statistic(), within(1e-9 * (1 + one.statistic())));
                assertThat(both.degreesOfFreedom()).isEqualTo(one.degreesOfFreedom());
                int[] swapped = Arrays.stream(sample.group()).map(g -> 1 - g).toArray();
                Observations rows = Observations.rightCensored(sample.stop(), sample.cause());
                TestStatistic other = known(GrayTest.of(rows, 1, swapped, 2, null, rho));
                assertThat(other.statistic()).isCloseTo(one.statistic(), within(1e-9 * (1 + one.statistic())));
            }
        }
    }

    /** With groups drawn by lot within strata that differ, the statistic has the mean of a chi-squared with one degree. */
    @Example
    void graysTestKeepsItsLevelWithinStrata() {
        double[] sum = new double[2];
        int trials = 400;
        for (int trial = 0; trial < trials; trial++) {
            var random = new CounterRandom(trial);
            int n = 120;
            double[] stop = new double[n];
            int[] cause = new int[n];
            int[] group = new int[n];
            int[] stratum = new int[n];
            for (int i = 0; i < n; i++) {
                stratum[i] = i % 2;
                group[i] = random.below(stratum[i] == 0 ? 4 : 2, 1, i) == 0 ? 1 : 0;
                stop[i] = 1 + random.below(stratum[i] == 0 ? 6 : 20, 2, i);
                cause[i] = random.below(3, 3, i);
            }
            Observations rows = Observations.rightCensored(stop, cause);
            sum[0] += known(GrayTest.of(rows, 1, group, 2, stratum, 0)).statistic();
            sum[1] += known(GrayTest.of(rows, 1, group, 2, stratum, 1)).statistic();
        }
        assertThat(sum[0] / trials).isCloseTo(1, within(0.2));
        assertThat(sum[1] / trials).isCloseTo(1, within(0.2));
    }

    @Example
    void nobodyNoEventsAndOneSubjectAreAnsweredWithoutInventingAnything() {
        SurvivalCurve empty = KaplanMeier.of(Observations.rightCensored(new double[0], new int[0]));
        SurvivalCurve calm = KaplanMeier.of(Observations.rightCensored(new double[] {3, 5}, new int[2]));
        SurvivalCurve single = KaplanMeier.of(Observations.rightCensored(new double[] {4}, new int[] {1}));

        assertThat(empty.at(1, IntervalType.LOG_LOG, 0.95)).isNull();
        assertThat(empty.restrictedMean(1)).isNull();
        assertThat(calm.quantile(0.5, IntervalType.LOG_LOG, 0.95).estimate()).isNull();
        assertThat(calm.at(6, IntervalType.LOG_LOG, 0.95)).isNull();
        assertThat(calm.restrictedMean(6)).isNull();
        assertThat(single.survival(0)).isZero();
        assertThat(single.interval(0, IntervalType.LOG_LOG, 0.95)).isNull();
        assertThat(single.restrictedMean(9)).isEqualTo(new RestrictedMean(9, 4, 0));
        assertThat(LogRank.test(Observations.rightCensored(new double[] {4}, new int[] {1}), new int[1], 1, 0)
                        .statistic())
                .isNull();
    }

    @Example
    void aFlatStretchExactlyAtTheLevelGivesItsMiddle() {
        SurvivalCurve curve =
                KaplanMeier.of(Observations.rightCensored(new double[] {1, 2, 5, 8}, new int[] {1, 1, 1, 1}));

        assertThat(curve.quantile(0.5, IntervalType.LOG_LOG, 0.95).estimate()).isEqualTo(3.5);
    }

    @Example
    void timesThatDifferByRoundingAloneTie() {
        SurvivalCurve curve =
                KaplanMeier.of(Observations.rightCensored(new double[] {0.1 + 0.2, 0.3, 0.7}, new int[] {1, 1, 1}));

        assertThat(curve.size()).isEqualTo(2);
        assertThat(curve.events(0)).isEqualTo(2);
    }

    @Example
    void invalidRowsAreRefusedByNumber() {
        assertThatThrownBy(() -> Observations.between(new double[] {0, 3}, new double[] {1, 3}, new int[2]))
                .isInstanceOfSatisfying(
                        InvalidRow.class, refused -> assertThat(refused.row()).isEqualTo(1));
        assertThatThrownBy(() -> Observations.rightCensored(new double[] {1, Double.NaN}, new int[2]))
                .isInstanceOf(InvalidRow.class);
        assertThatThrownBy(() -> Observations.rightCensored(new double[] {1}, new int[] {-1}))
                .isInstanceOf(InvalidRow.class);
    }

    /** The value, which must be there. */
    private static <T> T known(@Nullable T value) {
        assertThat(value).isNotNull();
        return Objects.requireNonNull(value);
    }
}
