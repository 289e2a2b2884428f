package io.bothways.analytics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributionsTest {
    /** Below this the library may say 0. */
    private static final double UNDERFLOW = 1e-280;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private static Offset<Double> relative(double share, double of) {
        return within(share * Math.abs(of) + UNDERFLOW);
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
        for (int freedom = 1; freedom <= 131; freedom++) {
            var library = ChiSquaredDistribution.of(freedom);
            for (double statistic = 0.01; statistic < 900; statistic *= 1.3) {
                double expected = library.survivalProbability(statistic);
                assertThat(Distributions.chiSquaredTail(statistic, freedom))
                        .as("%s on %s", statistic, freedom)
                        .isCloseTo(expected, relative(2e-13, expected));
            }
        }
    }

    @Test
    void studentsTailsAndQuantilesAreThoseOfTheLibrary() {
        for (int freedom : new int[] {1, 2, 3, 5, 9, 30, 101, 999, 50_000}) {
            var library = TDistribution.of(freedom);
            for (double t = 0.001; t < 40; t *= 1.4) {
                double expected = 2 * library.survivalProbability(t);
                assertThat(Distributions.studentTwoSided(-t, freedom))
                        .as("%s on %s", t, freedom)
                        .isCloseTo(expected, relative(1e-12, expected));
            }
            for (double probability : new double[] {0.025, 0.4, 0.5, 0.6, 0.95, 0.975, 0.995}) {
                double expected = library.inverseCumulativeProbability(probability);
                assertThat(Distributions.studentQuantile(probability, freedom))
                        .as("%s on %s", probability, freedom)
                        .isCloseTo(expected, within(1e-12 * Math.max(1, Math.abs(expected))));
            }
        }
    }

    @Test
    void quantilesOfBetaAndGammaAreThoseOfTheLibrary() {
        for (int a : new int[] {1, 2, 7, 30, 200, 4000, 1_000_000}) {
            for (double probability : new double[] {1e-6, 0.005, 0.025, 0.5, 0.975, 0.995}) {
                double gamma = GammaDistribution.of(a, 1).inverseCumulativeProbability(probability);
                assertThat(Distributions.gammaQuantile(probability, a))
                        .as("%s of shape %s", probability, a)
                        .isCloseTo(gamma, relative(1e-10, gamma));
                for (int b : new int[] {1, 3, 50, 10_000}) {
                    double beta = BetaDistribution.of(a, b).inverseCumulativeProbability(probability);
                    assertThat(Distributions.betaQuantile(probability, a, b))
                            .as("%s of %s and %s", probability, a, b)
                            .isCloseTo(beta, relative(1e-9, beta));
                }
            }
        }
    }

    @Test
    void incompleteFunctionsEndAndAreThoseOfTheLibraryAnywhere() {
        var random = new CounterRandom(8);
        for (int i = 0; i < 20_000; i++) {
            double a = Math.exp(14 * random.uniform(1, i) - 2);
            double b = Math.exp(14 * random.uniform(2, i) - 2);
            double near = a / (a + b) + (random.uniform(3, i) - 0.5) * 4 * Math.sqrt(a * b / (a + b + 1)) / (a + b);
            double x = i % 2 == 0 ? random.uniform(4, i) : Math.clamp(near, 1e-9, 1 - 1e-9);
            double beta = BetaDistribution.of(a, b).cumulativeProbability(x);
            assertThat(IncompleteBeta.below(x, 1 - x, a, b))
                    .as("%s of %s and %s", x, a, b)
                    .isCloseTo(beta, relative(1e-9, beta));
            double y = a + (random.uniform(5, i) - 0.5) * 6 * Math.sqrt(a);
            if (y > 0) {
                var gamma = GammaDistribution.of(a, 1);
                assertThat(IncompleteGamma.below(y, a))
                        .as("%s of shape %s", y, a)
                        .isCloseTo(gamma.cumulativeProbability(y), relative(1e-10, gamma.cumulativeProbability(y)));
                assertThat(IncompleteGamma.above(y, a))
                        .as("%s of shape %s", y, a)
                        .isCloseTo(gamma.survivalProbability(y), relative(1e-10, gamma.survivalProbability(y)));
            }
        }
    }

    /** A quantile is where its probability is reached: to a few units in the last place, whatever the library does. */
    @Test
    void quantilesGiveBackTheirProbabilities() {
        for (int a : new int[] {1, 5, 80, 3000, 400_000}) {
            for (double probability : new double[] {1e-9, 0.025, 0.5, 0.975}) {
                double x = Distributions.gammaQuantile(probability, a);
                assertThat(IncompleteGamma.below(x, a)).isCloseTo(probability, relative(1e-12, probability));
                double share = Distributions.betaQuantile(probability, a, 20);
                assertThat(IncompleteBeta.below(share, 1 - share, a, 20))
                        .isCloseTo(probability, relative(1e-7, probability));
            }
        }
    }

    @Test
    void binomialProbabilitiesAreThoseOfTheLibrary() {
        for (int trials : new int[] {1, 2, 9, 60, 1000, 200_000}) {
            for (double share : new double[] {0.001, 0.2, 0.5, 0.83}) {
                var library = BinomialDistribution.of(trials, share);
                for (int k = 0; k <= trials; k += Math.max(1, trials / 17)) {
                    double exactly = library.probability(k);
                    double most = library.cumulativeProbability(k);
                    assertThat(Distributions.binomialExactly(k, trials, share))
                            .as("%s of %s at %s", k, trials, share)
                            .isCloseTo(exactly, relative(1e-10, exactly));
                    assertThat(Distributions.binomialAtMost(k, trials, share))
                            .as("at most %s of %s at %s", k, trials, share)
                            .isCloseTo(most, relative(1e-10, most));
                }
            }
        }
    }

    /** By sums in sixty digits and by the limits: shares that are next to nothing keep their digits. */
    @Test
    void probabilitiesOfRareEventsAmongVeryMany() {
        assertThat(Distributions.binomialAtLeast(1, 1, 1e-12)).isCloseTo(1e-12, relative(1e-14, 1e-12));
        assertThat(Distributions.binomialAtMost(3, 100_000_000, 1e-7))
                .isCloseTo(0.01033604802759662828, relative(1e-13, 0.01));
        assertThat(Distributions.binomialAtMost(2, 1_000_000_000, 5e-9))
                .isCloseTo(0.12465201885139860059, relative(1e-13, 0.1));
        double four = Distributions.gammaQuantile(0.975, 4);
        assertThat(1e15 * Distributions.betaQuantile(0.975, 4, 1e15 - 3)).isCloseTo(four, relative(1e-9, four));
        assertThat(Distributions.studentTwoSided(1.9, 1e12))
                .isCloseTo(Distributions.normalTwoSided(1.9), relative(1e-10, 0.05));
        double great = Distributions.gammaQuantile(0.025, 1e17);
        assertThat((great - 1e17) / Math.sqrt(1e17)).isCloseTo(-1.959964, within(1e-6));
        assertThat(Distributions.gammaQuantile(0.975, 1.0000001e10))
                .isCloseTo(1.0000001e10 + 1.959963984540054 * Math.sqrt(1.0000001e10), relative(1e-9, 1e10));
        assertThat(Distributions.studentTwoSided(2, Double.POSITIVE_INFINITY))
                .isEqualTo(Distributions.normalTwoSided(2));
        assertThat(Distributions.studentQuantile(0.975, Double.POSITIVE_INFINITY))
                .isEqualTo(Distributions.normalQuantile(0.975));
    }

    @Test
    void endsAndNothings() {
        assertThat(Distributions.binomialAtLeast(0, 4, 0.5)).isEqualTo(1);
        assertThat(Distributions.binomialAtLeast(5, 4, 0.5)).isZero();
        assertThat(Distributions.studentTwoSided(Double.NaN, 3)).isNaN();
        assertThat(Distributions.studentTwoSided(1, 0)).isNaN();
        assertThat(Distributions.studentTwoSided(Double.NEGATIVE_INFINITY, 3)).isZero();
        assertThat(Distributions.studentTwoSided(0, 3)).isEqualTo(1);
        assertThat(Distributions.studentQuantile(1, 3)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Distributions.studentQuantile(0, 3)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Distributions.gammaQuantile(1, 2)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(Distributions.betaQuantile(0, 2, 3)).isZero();
        assertThat(Distributions.betaQuantile(1, 2, 3)).isEqualTo(1);
        assertThat(Distributions.gammaQuantile(0, 2)).isZero();
        assertThat(Distributions.binomialAtMost(-1, 4, 0.5)).isZero();
        assertThat(Distributions.binomialAtMost(4, 4, 0.5)).isEqualTo(1);
        assertThatThrownBy(() -> Distributions.gammaQuantile(0.5, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Distributions.betaQuantile(2, 1, 1)).isInstanceOf(IllegalArgumentException.class);
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
