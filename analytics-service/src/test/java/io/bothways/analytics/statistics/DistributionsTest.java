package io.bothways.analytics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributionsTest {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private static Offset<Double> relative(double share, double of) {
        return within(share * Math.abs(of));
    }

    @Test
    void quantilesOfTheNormalAreThoseOfTheLibrary() {
        for (int i = 1; i < 20_000; i++) {
            double probability = i / 20_000.0;
            double expected = NORMAL.inverseCumulativeProbability(probability);
            assertThat(Distributions.normalQuantile(probability)).isCloseTo(expected, relative(1e-15, expected));
        }
        for (int exponent = 5; exponent < 300; exponent++) {
            double probability = Math.pow(10, -exponent);
            double expected = NORMAL.inverseCumulativeProbability(probability);
            assertThat(Distributions.normalQuantile(probability)).isCloseTo(expected, relative(1e-15, expected));
        }
    }

    /** By the series of erf in sixty digits; the library is off by 2e-15 at 5.64, as it squares z / √2 after rounding. */
    @ParameterizedTest
    @CsvSource({
        "3.3, 0.000483424142383777507",
        "4.7, 1.30080745391728093e-6",
        "5.64208, 8.40039985441530785e-9",
        "6.5, 4.01600058385911781e-11",
        "12, 1.776482112077679e-33"
    })
    void tailsOfTheNormalAreExact(double z, double expected) {
        assertThat(Distributions.normalProbability(-z)).isCloseTo(expected, relative(1e-15, expected));
        assertThat(Distributions.normalTwoSided(z)).isCloseTo(2 * expected, relative(1e-15, 2 * expected));
        assertThat(Distributions.normalProbability(z)).isCloseTo(1 - expected, within(2.3e-16));
    }

    @Test
    void tailsOfTheNormalAreThoseOfTheLibrary() {
        for (double z = -8; z < 8; z += 0.001) {
            double expected = NORMAL.survivalProbability(z);
            assertThat(Distributions.normalProbability(-z)).isCloseTo(expected, relative(2e-14, expected));
        }
    }

    @Test
    void tailsOfChiSquaredAreThoseOfTheLibrary() {
        for (int freedom = 1; freedom <= 101; freedom++) {
            var library = ChiSquaredDistribution.of(freedom);
            for (double statistic = 0.01; statistic < 900; statistic *= 1.3) {
                double expected = library.survivalProbability(statistic);
                assertThat(Distributions.chiSquaredTail(statistic, freedom))
                        .as("%s on %s", statistic, freedom)
                        .isCloseTo(expected, relative(1e-13, expected));
            }
        }
    }

    @Test
    void endsAndNothings() {
        assertThat(Distributions.normalQuantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Distributions.normalQuantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Distributions.normalQuantile(0.5)).isZero();
        assertThat(Distributions.normalTwoSided(0)).isEqualTo(1);
        assertThat(Distributions.normalTwoSided(Double.POSITIVE_INFINITY)).isZero();
        assertThat(Distributions.normalTwoSided(Double.NaN)).isNaN();
        assertThat(Distributions.chiSquaredTail(0, 3)).isEqualTo(1);
        assertThat(Distributions.chiSquaredTail(Double.POSITIVE_INFINITY, 3)).isZero();
        assertThat(Distributions.chiSquaredTail(1e9, 100)).isZero();
        assertThat(Distributions.chiSquaredTail(3, 0)).isNaN();
        assertThatThrownBy(() -> Distributions.normalQuantile(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
