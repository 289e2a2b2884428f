package io.bothways.analytics.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bothways.analytics.statistics.CounterRandom;
import io.bothways.analytics.statistics.Interval;
import io.bothways.analytics.statistics.comparison.RiskSetMatching.Measure;
import io.bothways.analytics.statistics.comparison.RiskSetMatching.Pair;
import io.bothways.analytics.statistics.honesty.EValue;
import io.bothways.analytics.statistics.honesty.Power;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    @Test
    void separatedOutcomesHaveNoLogisticFit() {
        boolean[] outcome = {false, false, false, true, true, true};
        var fit = LogisticRegression.fit(outcome, new double[][] {{1, 2, 3, 4, 5, 6}});

        assertThat(fit.identifiable()).isFalse();
        assertThat(fit.coefficient(1)).isNull();
    }

    @Test
    void aTwoByTwoTableHasItsLogOddsRatio() {
        boolean[] outcome = {true, true, true, false, true, false, false, false, false, false};
        double[] exposed = {1, 1, 1, 1, 0, 0, 0, 0, 0, 0};
        var fit = LogisticRegression.fit(outcome, new double[][] {exposed});

        assertThat(fit.coefficient(1)).isCloseTo(Math.log(3.0 / 1 / (1.0 / 5)), within(1e-7));
        assertThat(fit.standardError(1)).isCloseTo(Math.sqrt(1 / 3.0 + 1 + 1 + 1 / 5.0), within(1e-7));
    }

    @Test
    void theNearestControlIsTakenAndRowOrderBreaksTies() {
        boolean[] treated = {true, false, false, true, false};
        double[] score = {0.5, 0.4, 0.6, 0.9, 0.55};

        NearestMatching matching = NearestMatching.of(treated, score, Double.POSITIVE_INFINITY, null);

        assertThat(matching.controlOf(3)).isEqualTo(2);
        assertThat(matching.controlOf(0)).isEqualTo(4);
        assertThat(NearestMatching.of(treated, score, 0.1, null).pairs()).isEqualTo(1);
    }

    @Test
    void onlyColleaguesAtRiskThatDayAreMatched() {
        int never = RiskSetMatching.NEVER;
        int[] entry = {0, 0, 50, 0, 0};
        int[] exit = {100, 20, 100, 100, 100};
        int[] joined = {30, never, never, 25, never};
        double[] measure = {1, 1, 1, 1, 1.2};

        List<Pair> pairs = new RiskSetMatching(
                        entry,
                        exit,
                        joined,
                        new int[5],
                        (s, day) -> 0,
                        List.of(new Measure(measure, Double.POSITIVE_INFINITY)),
                        10,
                        3)
                .pairs();

        assertThat(pairs).contains(new Pair(0, 4, 30, 1));
        assertThat(pairs).noneMatch(pair -> pair.control() == 1 || pair.control() == 2 || pair.control() == 3);
        assertThat(pairs.stream().filter(pair -> pair.treated() == 3).map(Pair::control))
                .containsExactly(0, 4);
    }

    @Test
    void differencesInDifferencesTakeUnitsAndPeriodsOut() {
        int units = 20;
        int periods = 8;
        var random = new CounterRandom(4);
        double[] outcome = new double[units * periods];
        int[] unit = new int[outcome.length];
        int[] period = new int[outcome.length];
        int[] start = new int[outcome.length];
        double[] treated = new double[outcome.length];
        for (int i = 0; i < outcome.length; i++) {
            unit[i] = i / periods;
            period[i] = i % periods;
            start[i] = unit[i] < 10 ? 4 : Integer.MAX_VALUE;
            treated[i] = period[i] >= start[i] ? 1 : 0;
            outcome[i] = unit[i] + 0.5 * period[i] + 2 * treated[i] + 0.2 * (random.uniform(0, i) - 0.5);
        }

        var effect = known(DifferenceInDifferences.effect(outcome, unit, period, treated, 0.95));
        var leads = DifferenceInDifferences.leads(outcome, unit, period, start, 0.95);

        assertThat(effect.value()).isCloseTo(2, within(0.05));
        assertThat(effect.interval().contains(2)).isTrue();
        assertThat(leads).extracting(DifferenceInDifferences.Lead::period).containsExactly(-4, -3, -2);
        assertThat(leads)
                .allSatisfy(lead -> assertThat(known(lead.effect()).value()).isCloseTo(0, within(0.1)));
        assertThat(DifferenceInDifferences.effect(outcome, unit, period, new double[outcome.length], 0.95))
                .isNull();
    }

    @Test
    void imbalanceIsSeenWhereTheTreatedDoNotVary() {
        boolean[] treated = {true, true, false, false, false};
        Weighting all = Weighting.none(treated);
        double apart = Double.POSITIVE_INFINITY;

        // controls 0, 1, 2 have mean 1 and variance 1
        assertThat(all.standardisedDifference(new double[] {3, 3, 0, 1, 2}))
                .isCloseTo(2 / Math.sqrt(0.5), within(1e-12));
        assertThat(all.standardisedDifference(new double[] {3, 3, 1, 1, 1})).isEqualTo(apart);
        assertThat(all.standardisedDifference(new double[] {0, 0, 1, 1, 1})).isEqualTo(-apart);
        assertThat(all.standardisedDifference(new double[] {0.1, 0.1, 0.1, 0.1, 0.1}))
                .isZero();
        assertThat(all.standardisedDifference(new double[] {2, 4, 0, 1, 2})).isCloseTo(2 / Math.sqrt(2), within(1e-12));
        assertThat(Weighting.given(treated, new double[] {1, 1, 0, 0, 0}).standardisedDifference(new double[5]))
                .isNull();
    }

    @Test
    void powerFiguresAreSchoenfelds() {
        assertThat(Power.usual(0.3).eventsNeeded(0.70)).isEqualTo(294);
        assertThat(Power.usual(0.3).eventsNeeded(0.60)).isEqualTo(143);
        assertThat(Power.usual(0.1).eventsNeeded(0.85)).isEqualTo(3302);
        assertThat(Power.usual(0.3).eventsNeeded(1)).isNull();
        assertThat(Power.usual(0.3).detectableHazardRatio(294)).isCloseTo(0.70, within(0.001));
    }

    @Test
    void anIntervalThatHoldsOneNeedsNoHiddenCause() {
        assertThat(EValue.of(0.8, new Interval(0.6, 1.1), EValue.Scale.RISK).limit())
                .isEqualTo(1);
    }

    /** The value, which must be there. */
    private static <T> T known(@Nullable T value) {
        assertThat(value).isNotNull();
        return Objects.requireNonNull(value);
    }
}
