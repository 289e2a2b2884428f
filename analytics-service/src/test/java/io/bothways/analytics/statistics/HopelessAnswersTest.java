package io.bothways.analytics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bothways.analytics.statistics.comparison.DifferenceInDifferences;
import io.bothways.analytics.statistics.comparison.LinearRegression;
import io.bothways.analytics.statistics.comparison.LogisticRegression;
import io.bothways.analytics.statistics.comparison.NearestMatching;
import io.bothways.analytics.statistics.comparison.RiskSetMatching;
import io.bothways.analytics.statistics.comparison.Weighting;
import io.bothways.analytics.statistics.cox.Concordance;
import io.bothways.analytics.statistics.cox.CoxFit;
import io.bothways.analytics.statistics.cox.CoxModel;
import io.bothways.analytics.statistics.cox.CoxRows;
import io.bothways.analytics.statistics.cox.FineGray;
import io.bothways.analytics.statistics.honesty.Power;
import io.bothways.analytics.statistics.plot.CurvePlot;
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

        assertThat(curve.standardError(2)).isNaN();
        assertThat(curve.interval(2, IntervalType.LOG, 0.95)).isNull();
        assertThat(incidence.interval(0.95)).isNull();
        assertThat(Objects.requireNonNull(Concordance.of(fit)).standardError()).isNaN();
        assertThat(fit.waldTest(true).statistic()).isNaN();
        assertThat(fit.waldTest(false).statistic()).isPositive();
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
    void oneAtRiskIsNotPublished() {
        refused(() -> PublishedCurve.of(KaplanMeier.of(rows(1, 0)), 1, 1, 0.95));
    }

    @Test
    void aPictureHasAnEnd() {
        refused(() -> CurvePlot.of("curve", "days", Double.POSITIVE_INFINITY, List.of()));
    }
}
