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
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Resamples against sums over all rows at every event time, written down as the method is defined. */
class CoxBootstrapTest {
    @Property(seed = "5", tries = 40)
    void aBatchIsOneNewtonStepFromTheReweightedRiskSets(
            @ForAll @IntRange(min = 20, max = 60) int n, @ForAll @LongRange long seed) {
        Sample sample = Sample.of(n, 1, seed);
        for (Ties ties : new Ties[] {Ties.EFRON, Ties.BRESLOW}) {
            EpisodeSplit split = EpisodeSplit.at(sample.rows(), 2, 5);
            double[][] x = {split.spread(sample.columns()[0]), split.spread(sample.columns()[1])};
            CoxFit fit = CoxModel.fit(CoxRows.of(split.rows(), x), CoxOptions.with(ties));
            Assume.that(fit.identifiable() && fit.coefficient(0) != null && fit.coefficient(1) != null);
            int[] pair = IntStream.range(0, split.rows().size())
                    .map(row -> split.source(row) / 2)
                    .toArray();
            Draws draws = new Draws(seed, n / 2 + 1, 7);

            CoxBootstrap.Resample[] batch = new CoxBootstrap(fit, pair).batch(draws);

            for (int lane = 0; lane < Draws.LANES; lane += 9) {
                int drawn = lane;
                double[] times = Arrays.stream(pair)
                        .mapToDouble(c -> draws.count(c, drawn))
                        .toArray();
                Step step = Step.of(fit, split.rows(), x, times);
                assertThat(batch[lane].coefficients()).containsExactly(step.coefficients, within(1e-9));
                assertThat(batch[lane].cumulativeHazard()).containsExactly(step.hazard, within(1e-9));
            }
        }
    }

    private record Step(double[] coefficients, double[] hazard) {
        static Step of(CoxFit fit, Observations rows, double[][] x, double[] drawn) {
            double[] beta = {fit.reached(0), fit.reached(1)};
            double[] at = IntStream.range(0, rows.size())
                    .filter(i -> rows.cause(i) != 0)
                    .mapToDouble(rows::stop)
                    .distinct()
                    .sorted()
                    .toArray();
            double[] score = new double[2];
            double[] increment = new double[at.length];
            double[][] mean = new double[at.length][2];
            for (int e = 0; e < at.length; e++) {
                double weight = 0;
                int events = 0;
                double[] all = new double[3];
                double[] tied = new double[3];
                for (int i = 0; i < rows.size(); i++) {
                    double[] terms = {1, x[0][i], x[1][i]};
                    double risk = drawn[i] * Math.exp(beta[0] * x[0][i] + beta[1] * x[1][i]);
                    boolean event = rows.stop(i) == at[e] && rows.cause(i) != 0;
                    weight += event ? drawn[i] : 0;
                    events += event && drawn[i] > 0 ? 1 : 0;
                    for (int k = 0; k < 3; k++) {
                        all[k] += rows.start(i) < at[e] && at[e] <= rows.stop(i) ? risk * terms[k] : 0;
                        tied[k] += event ? risk * terms[k] : 0;
                    }
                    score[0] += event ? drawn[i] * x[0][i] : 0;
                    score[1] += event ? drawn[i] * x[1][i] : 0;
                }
                int steps = fit.options().ties() == Ties.EFRON ? events : Math.min(events, 1);
                for (int k = 0; k < steps; k++) {
                    double gone = (double) k / steps;
                    double total = all[0] - gone * tied[0];
                    increment[e] += weight / steps / total;
                    for (int j = 0; j < 2; j++) {
                        double average = (all[1 + j] - gone * tied[1 + j]) / total;
                        score[j] -= weight / steps * average;
                        mean[e][j] += weight / steps / total * average;
                    }
                }
            }
            double[] variance = fit.variance();
            double[] step = {
                variance[0] * score[0] + variance[1] * score[1], variance[2] * score[0] + variance[3] * score[1]
            };
            double[] hazard = new double[at.length];
            double sum = 0;
            for (int e = 0; e < at.length; e++) {
                double drift = increment[e] == 0 ? 0 : (mean[e][0] * step[0] + mean[e][1] * step[1]) / increment[e];
                sum += increment[e] * Math.exp(-drift);
                hazard[e] = sum;
            }
            return new Step(new double[] {beta[0] + step[0], beta[1] + step[1]}, hazard);
        }
    }
}
