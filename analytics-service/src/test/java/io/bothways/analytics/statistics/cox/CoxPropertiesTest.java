package io.bothways.analytics.statistics.cox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bothways.analytics.statistics.Draws;
import io.bothways.analytics.statistics.cox.options.CoxOptions;
import io.bothways.analytics.statistics.cox.options.Ties;
import io.bothways.analytics.statistics.survival.EpisodeSplit;
import io.bothways.analytics.statistics.survival.Observations;
import io.bothways.analytics.statistics.survival.Sample;
import java.util.Arrays;
import java.util.Objects;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;

class CoxPropertiesTest {
    private static CoxFit fit(Sample sample, Ties ties) {
        return CoxModel.fit(CoxRows.of(sample.rows(), sample.columns()), CoxOptions.with(ties));
    }

    private static void assertSame(CoxFit a, CoxFit b, double tolerance) {
        for (int j = 0; j < a.covariates(); j++) {
            assertThat(b.coefficient(j)).isCloseTo(a.coefficient(j), within(tolerance));
            assertThat(b.standardError(j)).isCloseTo(a.standardError(j), within(tolerance));
        }
    }

    @Property(seed = "11", tries = 100)
    void theExactLikelihoodIsThatOfAllChoices(
            @ForAll @IntRange(min = 6, max = 12) int n, @ForAll @LongRange long seed) {
        Sample sample = Sample.of(n, 1, seed);
        CoxFit fit = fit(sample, Ties.EXACT);
        Assume.that(fit.identifiable() && fit.coefficient(0) != null && fit.coefficient(1) != null);

        double[] at = {fit.coefficient(0), fit.coefficient(1)};
        assertThat(fit.logLikelihood()).isCloseTo(enumerated(sample, at), within(1e-7));
        for (int j = 0; j < 2; j++) {
            for (double step : new double[] {-0.01, 0.01}) {
                double[] beside = at.clone();
                beside[j] += step;
                assertThat(enumerated(sample, beside)).isLessThanOrEqualTo(fit.logLikelihood() + 1e-9);
            }
        }
    }

    /** Σ over event times of log (risk of those with the event / sum over all groups of that size at risk). */
    private static double enumerated(Sample sample, double[] beta) {
        double sum = 0;
        for (double time : Arrays.stream(sample.stop()).distinct().toArray()) {
            int d = sample.eventsAt(time, 0);
            double own = 1;
            double all = 0;
            for (int choice = 0; choice < 1 << sample.size() && d > 0; choice++) {
                if (Integer.bitCount(choice) != d) {
                    continue;
                }
                double product = 1;
                boolean events = true;
                for (int i = 0; i < sample.size(); i++) {
                    boolean chosen = (choice >> i & 1) == 1;
                    boolean atRisk = sample.start()[i] < time && time <= sample.stop()[i];
                    boolean event = sample.stop()[i] == time && sample.cause()[i] != 0;
                    double risk = Math.exp(beta[0] * sample.columns()[0][i] + beta[1] * sample.columns()[1][i]);
                    product *= !chosen ? 1 : atRisk ? risk : 0;
                    events &= chosen == event;
                }
                all += product;
                own = events ? product : own;
            }
            sum += d > 0 ? Math.log(own / all) : 0;
        }
        return sum;
    }

    @Property(seed = "11", tries = 100)
    void orderSplittingHalfWeightsAndRelabellingBehave(
            @ForAll @IntRange(min = 20, max = 60) int n, @ForAll @LongRange long seed) {
        Sample sample = Sample.of(n, 1, seed);
        CoxFit fit = fit(sample, Ties.EFRON);
        Assume.that(fit.identifiable() && fit.coefficient(0) != null && fit.coefficient(1) != null);

        assertSame(fit, fit(sample.turned(), Ties.EFRON), 1e-7);
        EpisodeSplit split = EpisodeSplit.at(sample.rows(), 2, 5);
        double[][] spread = {split.spread(sample.columns()[0]), split.spread(sample.columns()[1])};
        assertSame(fit, CoxModel.fit(CoxRows.of(split.rows(), spread)), 1e-7);
        double[] half = new double[2 * n];
        Arrays.fill(half, 0.5);
        Sample twice = sample.doubled();
        CoxFit breslow = fit(sample, Ties.BRESLOW);
        assertSame(
                breslow,
                CoxModel.fit(CoxRows.of(twice.rows().weighted(half), twice.columns()), CoxOptions.with(Ties.BRESLOW)),
                1e-7);
        double[] flipped = Arrays.stream(sample.columns()[0]).map(v -> 1 - v).toArray();
        CoxFit other = CoxModel.fit(CoxRows.of(sample.rows(), new double[][] {flipped, sample.columns()[1]}));
        assertThat(other.coefficient(0)).isCloseTo(-known(fit.coefficient(0)), within(1e-7));
    }

    @Example
    void separationIsSeenAndFirthsPenaltyGetsPastIt() {
        double[] time = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        int[] event = {1, 1, 1, 1, 0, 0, 0, 0, 0, 0};
        double[][] telling = {{1, 1, 1, 1, 0, 0, 0, 0, 0, 0}};
        CoxRows rows = CoxRows.of(Observations.rightCensored(time, event), telling);

        CoxFit plain = CoxModel.fit(rows);
        CoxFit penalised = CoxModel.fit(rows, CoxOptions.EFRON.penalised());

        assertThat(plain.identifiable()).isFalse();
        assertThat(plain.separated(0)).isTrue();
        assertThat(plain.coefficient(0)).isNull();
        assertThat(penalised.identifiable()).isTrue();
        assertThat(penalised.coefficient(0)).isBetween(1.0, 6.0);
    }

    @Example
    void firthsScoreIsTheSlopeOfThePenalisedLikelihood() {
        Sample sample = Sample.of(40, 1, 5);
        CoxRows rows = CoxRows.of(sample.rows(), sample.columns());
        for (boolean efron : new boolean[] {true, false}) {
            var likelihood = new PenalisedLikelihood(rows, efron);
            double[] at = {0.3, -0.2};
            likelihood.evaluate(at);
            double[] score = likelihood.score().clone();
            for (int j = 0; j < 2; j++) {
                double[] up = at.clone();
                double[] down = at.clone();
                up[j] += 1e-5;
                down[j] -= 1e-5;
                likelihood.evaluate(up);
                double above = likelihood.logLikelihood();
                likelihood.evaluate(down);
                assertThat((above - likelihood.logLikelihood()) / 2e-5).isCloseTo(score[j], within(1e-6));
            }
        }
    }

    @Example
    void nothingToLearnFromIsSaidSo() {
        Observations calm = Observations.rightCensored(new double[] {1, 2, 3}, new int[3]);
        Observations alone = Observations.rightCensored(new double[] {1}, new int[] {1});
        Observations some = Observations.rightCensored(new double[] {1, 2, 3}, new int[] {1, 0, 1});

        assertThat(CoxModel.fit(CoxRows.of(calm, new double[][] {{0, 1, 0}})).identifiable())
                .isFalse();
        assertThat(CoxModel.fit(CoxRows.of(alone, new double[][] {{1}})).identifiable())
                .isFalse();
        CoxFit constant = CoxModel.fit(CoxRows.of(some, new double[][] {{2, 2, 2}}));
        assertThat(constant.identifiable()).isFalse();
        assertThat(constant.redundant(0)).isTrue();
        assertThat(constant.coefficient(0)).isNull();
    }

    @Example
    void aRepeatedCovariateIsLeftOutAndTheOthersStand() {
        Sample sample = Sample.of(60, 1, 3);
        double[] copy = Arrays.stream(sample.columns()[1]).map(v -> 3 * v - 1).toArray();
        CoxFit fit = CoxModel.fit(
                CoxRows.of(sample.rows(), new double[][] {sample.columns()[0], sample.columns()[1], copy}));

        assertThat(fit.redundant(2)).isTrue();
        assertThat(fit.coefficient(2)).isNull();
        assertThat(fit.coefficient(1)).isCloseTo(fit(sample, Ties.EFRON).coefficient(1), within(1e-9));
    }

    @Example
    void oneNewtonStepIsWithinTwoPercentOfFullRefits() {
        Sample sample = Sample.of(4000, 1, 11);
        CoxFit fit = fit(sample, Ties.EFRON);
        int[] cluster = new int[sample.size()];
        Arrays.setAll(cluster, i -> i);
        CoxBootstrap bootstrap = new CoxBootstrap(fit, cluster);
        int resamples = 2 * Draws.LANES;
        double[] step = new double[resamples];
        double[] full = new double[resamples];
        for (int first = 0; first < resamples; first += Draws.LANES) {
            Draws draws = new Draws(1, sample.size(), first);
            CoxBootstrap.Resample[] batch = bootstrap.batch(draws);
            for (int b = 0; b < Draws.LANES; b++) {
                step[first + b] = batch[b].coefficients()[0];
                CoxFit refit = CoxModel.fit(fit.rows().reweighted(bootstrap.weights(draws, b)));
                full[first + b] = known(refit.coefficient(0));
            }
        }
        double spread = deviation(full);
        assertThat(deviation(step)).isCloseTo(spread, within(0.02 * spread));
        for (int i = 0; i < resamples; i++) {
            assertThat(step[i]).isCloseTo(full[i], within(0.25 * spread));
        }
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1));
    }

    /** The value, which must be there. */
    private static <T> T known(@Nullable T value) {
        assertThat(value).isNotNull();
        return Objects.requireNonNull(value);
    }
}
