package io.bothways.analytics.statistics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bothways.analytics.statistics.Interval;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Figures of R's survival 3.5: {@code survfit(...)$cumhaz} and {@code $std.chaz}. */
class CumulativeHazardTest {
    private static final Observations ROWS =
            Observations.rightCensored(new double[] {2, 3, 3, 5, 7, 8, 9, 9}, new int[] {1, 1, 0, 1, 0, 1, 1, 0});

    private static Interval interval(SurvivalCurve curve, int i, HazardInterval type) {
        return Objects.requireNonNull(curve.cumulativeHazardInterval(i, type, 0.95));
    }

    @Test
    void intervalsArePlainOrMultiplicative() {
        SurvivalCurve curve = KaplanMeier.of(ROWS);

        assertThat(interval(curve, 5, HazardInterval.PLAIN).lower()).isCloseTo(0.0053233037074243, within(1e-12));
        assertThat(interval(curve, 5, HazardInterval.PLAIN).upper()).isCloseTo(2.59705764867353, within(1e-12));
        assertThat(interval(curve, 1, HazardInterval.PLAIN).lower()).isZero();
        assertThat(interval(curve, 1, HazardInterval.LOG).lower()).isCloseTo(0.066784671999336, within(1e-12));
        assertThat(interval(curve, 1, HazardInterval.LOG).upper()).isCloseTo(1.07431011984764, within(1e-12));
    }

    @Test
    void beforeTheFirstEventThereIsNothingToMultiply() {
        SurvivalCurve calm = KaplanMeier.of(Observations.rightCensored(new double[] {1, 2}, new int[2]));

        assertThat(calm.cumulativeHazardInterval(1, HazardInterval.LOG, 0.95)).isNull();
        assertThat(interval(calm, 1, HazardInterval.PLAIN)).isEqualTo(new Interval(0, 0));
    }

    @Test
    void weightedAndRepeatedRowsHaveTheErrorOfTheirClusters() {
        SurvivalCurve curve = KaplanMeier.robust(
                ROWS.weighted(new double[] {1, 2, 0.5, 1, 3, 1, 2, 1}).clustered(new int[] {1, 2, 3, 1, 4, 5, 2, 6}));
        double[] errors = {
            0.081964020373077,
            0.134165278679552,
            0.22074078643835,
            0.22074078643835,
            0.281029743728258,
            0.439781358256304
        };

        for (int i = 0; i < errors.length; i++) {
            assertThat(Math.sqrt(curve.cumulativeHazardVariance(i))).isCloseTo(errors[i], within(1e-12));
        }
    }

    @Test
    void oneClusterHasNoError() {
        SurvivalCurve curve = KaplanMeier.robust(ROWS.clustered(new int[8]));

        assertThat(curve.cumulativeHazardVariance(3)).isNaN();
        assertThat(curve.cumulativeHazardInterval(3, HazardInterval.LOG, 0.95)).isNull();
    }
}
