package io.bothways.analytics.statistics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bothways.analytics.statistics.CounterRandom;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RestrictedMeanTest {
    private static final int ROWS = 24;
    private static final double TAU = 6.5;

    private static Observations rows(double scale) {
        Sample sample = Sample.of(ROWS, 1, 5);
        var random = new CounterRandom(6);
        double[] weights = new double[ROWS];
        int[] clusters = new int[ROWS];
        for (int i = 0; i < ROWS; i++) {
            weights[i] = scale * (1 + random.below(4, 1, i) / 2.0);
            clusters[i] = random.below(9, 2, i);
        }
        return sample.rows().weighted(weights).clustered(clusters);
    }

    private static RestrictedMean mean(SurvivalCurve curve) {
        return Objects.requireNonNull(curve.restrictedMean(TAU));
    }

    /** The influence of every cluster as what the area changes by when all its weights grow by a little. */
    @Test
    void varianceIsThatOfInfluencesFoundByChangingWeights() {
        Observations rows = rows(1);
        double variance = 0;
        double step = 1e-5;
        for (int cluster = 0; cluster < 9; cluster++) {
            double[] area = new double[2];
            for (int side = 0; side < 2; side++) {
                double[] changed = Objects.requireNonNull(rows.weights()).clone();
                for (int i = 0; i < ROWS; i++) {
                    changed[i] *= rows.cluster(i) == cluster ? 1 + (side == 0 ? step : -step) : 1;
                }
                area[side] = mean(KaplanMeier.of(rows.weighted(changed))).mean();
            }
            variance += Math.pow((area[0] - area[1]) / (2 * step), 2);
        }

        assertThat(mean(KaplanMeier.robust(rows)).variance()).isCloseTo(variance, within(1e-8 * variance));
    }

    @Test
    void aHundredfoldWeightSaysNothingMore() {
        SurvivalCurve once = KaplanMeier.robust(rows(1));
        SurvivalCurve often = KaplanMeier.robust(rows(100));

        assertThat(often.standardError(3)).isCloseTo(once.standardError(3), within(1e-12));
        assertThat(mean(often).standardError()).isCloseTo(mean(once).standardError(), within(1e-12));
    }

    @Test
    void withoutTiesEntriesAndWeightsItIsGreenwoods() {
        double[] time = {1, 2, 3.5, 4, 5.5, 7, 8};
        Observations rows = Observations.rightCensored(time, new int[] {1, 0, 1, 1, 0, 1, 0});

        assertThat(mean(KaplanMeier.robust(rows)).variance())
                .isCloseTo(mean(KaplanMeier.of(rows)).variance(), within(1e-12));
    }

    @Test
    void oneClusterHasAMeanWithoutError() {
        int[] together = new int[ROWS];
        Arrays.fill(together, 4);

        RestrictedMean mean = mean(KaplanMeier.robust(rows(1).clustered(together)));

        assertThat(mean.mean()).isPositive();
        assertThat(mean.standardError()).isNaN();
        assertThat(mean.interval(0.95)).isNull();
        assertThat(mean.minus(mean).interval(0.95)).isNull();
    }
}
