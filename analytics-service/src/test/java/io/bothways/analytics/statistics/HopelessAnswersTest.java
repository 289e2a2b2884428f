package io.bothways.analytics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bothways.analytics.statistics.comparison.DifferenceInDifferences;
import io.bothways.analytics.statistics.comparison.ExactMatching;
import io.bothways.analytics.statistics.comparison.LinearRegression;
import io.bothways.analytics.statistics.comparison.LogisticRegression;
import io.bothways.analytics.statistics.comparison.NearestMatching;
import io.bothways.analytics.statistics.comparison.RiskSetMatching;
import io.bothways.analytics.statistics.comparison.Weighting;
import io.bothways.analytics.statistics.competing.FineGray;
import io.bothways.analytics.statistics.cox.Concordance;
import io.bothways.analytics.statistics.cox.CoxFit;
import io.bothways.analytics.statistics.cox.CoxModel;
import io.bothways.analytics.statistics.cox.CoxRows;
import io.bothways.analytics.statistics.honesty.Power;
import io.bothways.analytics.statistics.plot.CurvePlot;
import io.bothways.analytics.statistics.suppression.Disclosure;
import io.bothways.analytics.statistics.suppression.PublishedCurve;
import io.bothways.analytics.statistics.survival.AalenJohansen;
import io.bothways.analytics.statistics.survival.GrayTest;
import io.bothways.analytics.statistics.survival.IncidenceCurves;
import io.bothways.analytics.statistics.survival.IntervalType;
import io.bothways.analytics.statistics.survival.KaplanMeier;
import io.bothways.analytics.statistics.survival.LogRank;
import io.bothways.analytics.statistics.survival.Observations;
import io.bothways.analytics.statistics.survival.SurvivalCurve;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be known is null, or NaN where a number must stand; what cannot be meant is refused, rows by their number. */
class HopelessAnswersTest {
    private static final double NONE = Double.NaN;

    private static Observations rows(int... cause) {
        double[] time = new double[cause.length];
        for (int i = 0; i < time.length; i++) {
            time[i] = i + 1;
        }
        return Observations.rightCensored(time, cause);
    }

    private static void refusedByRow(int row, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(InvalidRow.class, refused -> assertThat(refused.row())
                .isEqualTo(row));
    }

    /** Refused for a column that is too short, by its name. */
    private static void shortOf(String column, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith(column + " has ");
    }

    private static void refused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY})
    void noCurveIsReadAtATimeThatIsNone(double time) {
        SurvivalCurve running = KaplanMeier.of(rows(1, 0, 0));
        SurvivalCurve exhausted = KaplanMeier.of(rows(1, 1, 1));

        assertThat(running.at(time, IntervalType.LOG_LOG, 0.95)).isNull();
        assertThat(exhausted.at(time, IntervalType.LOG_LOG, 0.95)).isNull();
        assertThat(exhausted.restrictedMean(time)).isNull();
        assertThat(AalenJohansen.of(rows(1, 2, 1)).at(1, time)).isNull();
    }

    @Test
    void oneClusterHasNoSpread() {
        Observations together = rows(1, 0, 1, 2, 1, 0).clustered(new int[6]);
        SurvivalCurve curve = KaplanMeier.robust(together);
        IncidenceCurves.Point incidence =
                Objects.requireNonNull(AalenJohansen.of(together).at(1, 3));
        CoxFit fit = CoxModel.fit(CoxRows.of(together, new double[][] {{1, 0, 1, 0, 0, 1}}));

        assertThat(incidence.standardError()).isNaN();
        assertThat(curve.standardError(2)).isNaN();
        assertThat(curve.interval(2, IntervalType.LOG, 0.95)).isNull();
        assertThat(incidence.interval(0.95)).isNull();
        assertThat(Objects.requireNonNull(Concordance.of(fit)).standardError()).isNaN();
        assertThat(fit.waldTest(true).statistic()).isNaN();
        assertThat(fit.waldTest(false).statistic()).isPositive();
    }

    @Test
    void aRowThatOnlyRoundingKeepsApartIsRefused() {
        double[] start = {0, 0.3};
        double[] stop = {1, 0.1 + 0.2};

        refusedByRow(1, () -> Observations.between(start, stop, new int[] {0, 1}));
    }

    @Test
    void aRowWithoutWeightLeavesAnErrorAlone() {
        Observations rows = Observations.between(
                        new double[] {0, 0, 0, 2, 3, 3}, new double[] {1, 1, 2, 2.5, 4, 5}, new int[] {1, 0, 0, 1, 1, 0
                        })
                .weighted(new double[] {1, 1, 1, 0, 1, 1});

        assertThat(Objects.requireNonNull(AalenJohansen.of(rows).at(1, 4.5)).standardError())
                .isPositive();
    }

    @Test
    void aRunawayCoefficientIsNotTested() {
        CoxFit fit = CoxModel.fit(CoxRows.of(rows(1, 1, 1, 1, 0, 0, 0, 0), new double[][] {{1, 1, 1, 1, 0, 0, 0, 0}}));

        assertThat(fit.separated(0)).isTrue();
        assertThat(fit.waldTest(false).pValue()).isNaN();
    }

    @Test
    void aScoreThatIsNoneRanksNobody() {
        Clusters one = Clusters.of(3, row -> 0);

        refusedByRow(1, () -> Concordance.of(rows(1, 1, 1), new double[] {1, NONE, 2}, one));
    }

    @Test
    void censoringIsNoCause() {
        refused(() -> FineGray.fit(rows(1, 0, 1), 0, new double[][] {{0, 1, 0}}));
    }

    @Test
    void groupsMustBeThoseOfTheRows() {
        refused(() -> LogRank.test(rows(1, 0), new int[] {0, 1, 1}, 2, 0));
        refused(() -> LogRank.test(rows(1, 0), new int[] {0, 1}, 2, NONE));
        refused(() -> GrayTest.of(rows(1, 0), 1, new int[] {0, 1, 1}, 2));
        refused(() -> GrayTest.of(rows(1, 0), 1, new int[] {0, 1}, 2, null, -1));
    }

    @Test
    void aDifferenceIsSeenBySomebody() {
        assertThat(new Power(0.5, 0.8, 0.05).eventsNeeded(1e-9)).isEqualTo(1);
        refused(() -> new Power(0.5, 1, 0.05));
        refused(() -> new Power(0.5, 0.8, 0));
    }

    @Test
    void aRowFittedByItselfHasNoJackknife() {
        LinearRegression fit = LinearRegression.fit(new double[] {1, 2, 4, 3, 9}, new double[][] {{0, 0, 0, 0, 1}});

        assertThat(fit.standardError(1, LinearRegression.Errors.HC3)).isNull();
        assertThat(fit.standardError(1, LinearRegression.Errors.HC0)).isPositive();
    }

    @Test
    void rowsWithoutWeightAreNoRows() {
        double[][] columns = {{0, 1, 2}};
        LogisticRegression fit = LogisticRegression.fit(new boolean[] {true, false, true}, columns, new double[3]);

        assertThat(fit.identifiable()).isFalse();
        assertThat(fit.coefficient(0)).isNull();
        refused(() -> LinearRegression.fit(new double[] {1, 2, 3}, columns, new double[2]));
    }

    @Test
    void nobodyIsMatchedOnWhatIsNotKnown() {
        boolean[] treated = {true, false, false};
        int[] never = {5, RiskSetMatching.NEVER, RiskSetMatching.NEVER};
        var measure = new RiskSetMatching.Measure(new double[] {1, 2, NONE}, Double.POSITIVE_INFINITY);

        refusedByRow(2, () -> NearestMatching.of(treated, new double[] {0.5, 0.4, NONE}, 1, null));
        refused(() -> NearestMatching.of(treated, new double[] {0.5, 0.4, 0.3}, -1, null));
        refusedByRow(
                2,
                () -> new RiskSetMatching(
                        new int[3], new int[] {9, 9, 9}, never, new int[3], (s, day) -> 0, List.of(measure), 1, 1));
        refused(() -> new RiskSetMatching(
                new int[3], new int[] {9, 9, 9}, never, new int[3], (s, day) -> 0, List.of(), 1, 0));
    }

    @Test
    void aWeightIsACountOrAChance() {
        boolean[] arm = {true, false};

        refusedByRow(1, () -> Weighting.of(arm, new double[] {0.5, -0.5}, Weighting.Target.ALL));
        refusedByRow(0, () -> Weighting.given(arm, new double[] {-1, 1}));
        assertThat(Weighting.none(arm).difference(new double[] {3, 1})).isEqualTo(2);
        assertThat(Weighting.none(arm).standardError(new double[] {3, 1})).isNull();
        assertThat(Weighting.none(new boolean[] {true, true, false}).standardError(new double[] {3, 4, 1}))
                .isPositive();
    }

    @Test
    void treatmentOfAPanelIsKnown() {
        int[] unit = {0, 0, 1, 1};
        int[] period = {0, 1, 0, 1};
        double[] outcome = {1, 2, 3, 5};

        refusedByRow(
                3, () -> DifferenceInDifferences.effect(outcome, unit, period, new double[] {0, 0, 0, NONE}, 0.95));
        refused(() -> DifferenceInDifferences.effect(outcome, unit, period, new double[] {0, 0, 0, 1}, 1));
    }

    @Test
    void columnsAreAsLongAsTheRows() {
        Observations three = rows(1, 0, 1);
        int[] group = {0, 1, 0};
        int[] two = {0, 1};
        double[] pair = {0.5, 0.5};
        double[][] column = {{1, 0, 2}};
        boolean[] treated = {true, false, false};
        double[] outcome = {1, 2, 4};

        shortOf("cluster", () -> three.clustered(two));
        shortOf("weight", () -> three.weighted(pair));
        shortOf("stratum", () -> LogRank.test(three, group, 2, two, 0));
        shortOf("stratum", () -> GrayTest.of(three, 1, group, 2, two, 0));
        shortOf("stratum", () -> CoxRows.of(three, column, two, null));
        shortOf("cluster", () -> CoxModel.fit(CoxRows.of(three, column)).clusteredStandardError(0, two));
        shortOf("score", () -> Concordance.of(three, pair, Clusters.of(3, row -> 0)));
        shortOf("cluster", () -> LinearRegression.fit(outcome, column).clusteredStandardError(1, two));
        shortOf("cluster", () -> LogisticRegression.fit(new boolean[] {true, false, true}, column)
                .robustStandardError(1, two));
        shortOf("score", () -> NearestMatching.of(treated, pair, 1, null));
        shortOf("exact class", () -> NearestMatching.of(treated, outcome, 1, two));
        shortOf("label", () -> ExactMatching.of(treated, two));
        shortOf("score", () -> Weighting.of(treated, pair, Weighting.Target.ALL));
        shortOf("value", () -> Weighting.none(treated).mean(pair, true));
        shortOf("unit", () -> DifferenceInDifferences.effect(outcome, two, group, outcome, 0.95));
        shortOf("period", () -> DifferenceInDifferences.effect(outcome, group, two, outcome, 0.95));
        shortOf("treatment", () -> DifferenceInDifferences.effect(outcome, group, group, pair, 0.95));
        shortOf("start", () -> DifferenceInDifferences.leads(outcome, group, group, two, 0.95));
    }

    @Test
    void nobodyStartsATreatmentUnseen() {
        int[] entry = {0, 0, 5};
        int[] exit = {9, 9, 9};
        int never = RiskSetMatching.NEVER;

        refusedByRow(2, () -> matching(entry, exit, never, never, 4));
        refusedByRow(0, () -> matching(entry, exit, 9, never, never));
        assertThat(matching(entry, exit, 8, never, 5).pairs()).hasSize(3);
        shortOf("exit", () -> matching(entry, new int[2], 8, never, 5));
        shortOf("start of treatment", () -> matching(entry, exit, 8, never));
    }

    private static RiskSetMatching matching(int[] entry, int[] exit, int... treatedAt) {
        return new RiskSetMatching(entry, exit, treatedAt, new int[3], (s, day) -> 0, List.of(), 1, 2);
    }

    @Test
    void oneAtRiskIsNotPublished() {
        assertThat(PublishedCurve.of(KaplanMeier.of(rows(1, 0)), 1, Disclosure.USUAL, 0.95)
                        .points())
                .isEmpty();
        refused(() -> PublishedCurve.of(KaplanMeier.of(rows(1, 0)), 0, Disclosure.USUAL, 0.95));
    }

    @Test
    void aPictureHasAnEnd() {
        refused(() -> CurvePlot.of("curve", "days", Double.POSITIVE_INFINITY, List.of()));
    }
}
