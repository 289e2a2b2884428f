package io.bothways.analytics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ArithmeticTest {
    @Test
    void theExponentialIsRightToTheLastPlaces() {
        for (double x = -40; x <= 40; x += 0.00731) {
            double exact = StrictMath.exp(x);
            assertThat(Exponential.exp(x)).isCloseTo(exact, within(3e-16 * exact));
        }
        assertThat(Exponential.exp(0)).isEqualTo(1);
        assertThat(Exponential.exp(5000)).isFinite();
    }

    @Test
    void randomNumbersDependOnTheirPlaceAlone() {
        var random = new CounterRandom(7);
        long there = random.bits(3, 11);
        random.bits(4, 12);

        assertThat(new CounterRandom(7).bits(3, 11)).isEqualTo(there);
        assertThat(new CounterRandom(8).bits(3, 11)).isNotEqualTo(there);
    }

    @Test
    void poissonCountsHaveMeanAndVarianceOne() {
        var random = new CounterRandom(1);
        double sum = 0;
        double squares = 0;
        int n = 200_000;
        for (int i = 0; i < n; i++) {
            int count = random.poisson(0, i);
            sum += count;
            squares += (double) count * count;
        }
        assertThat(sum / n).isCloseTo(1, within(0.01));
        assertThat(squares / n - sum / n * (sum / n)).isCloseTo(1, within(0.02));
    }

    @Test
    void aPoissonCountIsTheNumberOfProbabilitiesBelowItsUniform() {
        var random = new CounterRandom(2);
        for (int i = 0; i < 200_000; i++) {
            double below = Math.exp(-1);
            double term = below;
            int count = 0;
            double uniform = random.uniform(5, i);
            while (uniform >= below && count < 12) {
                count++;
                term /= count;
                below += term;
            }
            assertThat(random.poisson(5, i)).isEqualTo(count);
        }
    }

    @Test
    void aColumnThatRepeatsOthersTakesNoPartInSolutions() {
        double[] singular = {2, 1, 3, 1, 2, 3, 3, 3, 6};

        Cholesky factor = Cholesky.of(singular, 3);

        assertThat(factor.rank()).isEqualTo(2);
        assertThat(factor.redundant(2)).isTrue();
        assertThat(factor.solve(new double[] {3, 3, 6})).containsExactly(new double[] {1, 1, 0}, within(1e-12));
    }
}
