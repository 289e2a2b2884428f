package io.bothways.analytics.statistics.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class MaximumTest {
    /** A likelihood of one coefficient with its first two derivatives. */
    private record Curve(DoubleUnaryOperator value, DoubleUnaryOperator slope, DoubleUnaryOperator bend, double[] at)
            implements Likelihood {
        Curve(DoubleUnaryOperator value, DoubleUnaryOperator slope, DoubleUnaryOperator bend) {
            this(value, slope, bend, new double[1]);
        }

        @Override
        public void evaluate(double[] beta) {
            at[0] = beta[0];
        }

        @Override
        public double logLikelihood() {
            return value.applyAsDouble(at[0]);
        }

        @Override
        public double[] score() {
            return new double[] {slope.applyAsDouble(at[0])};
        }

        @Override
        public double[] information() {
            return new double[] {-bend.applyAsDouble(at[0])};
        }
    }

    @Test
    void theTopOfAParabolaIsFoundInOneStep() {
        var maximum = Maximum.of(new Curve(b -> -(b - 2) * (b - 2), b -> -2 * (b - 2), b -> -2), new double[] {1}, 30);

        assertThat(maximum.beta()[0]).isEqualTo(2);
        assertThat(maximum.logLikelihood()).isZero();
        assertThat(maximum.nullLogLikelihood()).isEqualTo(-4);
        assertThat(maximum.variance()[0]).isEqualTo(0.5);
        assertThat(maximum.iterations()).isEqualTo(1);
        assertThat(maximum.identified(0)).isTrue();
    }

    /** Counts with a mean of 1000: the step from 5 would overshoot to 10, where the likelihood is lower. */
    @Test
    void stepsAreBoundedAndHalvedUntilTheLikelihoodRises() {
        var counts =
                new Curve(b -> 1000 * b - StrictMath.exp(b), b -> 1000 - StrictMath.exp(b), b -> -StrictMath.exp(b));

        var maximum = Maximum.of(counts, new double[] {1}, 60);

        assertThat(maximum.converged()).isTrue();
        assertThat(maximum.beta()[0]).isCloseTo(StrictMath.log(1000), within(1e-9));
    }

    @Test
    void aFarMaximumIsNotTakenForSeparation() {
        var maximum = Maximum.of(
                new Curve(
                        b -> 9999 * b - 10000 * StrictMath.log1p(StrictMath.exp(b)),
                        b -> 9999 - 10000 / (1 + StrictMath.exp(-b)),
                        b -> -10000 * StrictMath.exp(-b) / ((1 + StrictMath.exp(-b)) * (1 + StrictMath.exp(-b)))),
                new double[] {1},
                60);

        assertThat(maximum.iterations()).isGreaterThanOrEqualTo(8);
        assertThat(maximum.separated()[0]).isFalse();
        assertThat(maximum.beta()[0]).isCloseTo(StrictMath.log(9999), within(1e-7));
    }

    /** All successes: the likelihood rises for ever. */
    @Test
    void aLikelihoodWithoutATopIsSeparated() {
        var endless = new Curve(
                b -> -10 * StrictMath.log1p(StrictMath.exp(-b)),
                b -> 10 / (1 + StrictMath.exp(b)),
                b -> -10 * StrictMath.exp(b) / ((1 + StrictMath.exp(b)) * (1 + StrictMath.exp(b))));

        assertThat(Maximum.of(endless, new double[] {1}, 30).separated()[0]).isTrue();
        assertThat(Maximum.ofPenalised(endless, new double[] {1}, 30).separated()[0])
                .isFalse();
    }

    @Test
    void aFlatLikelihoodIdentifiesNothing() {
        var maximum = Maximum.of(new Curve(b -> -3, b -> 0, b -> 0), new double[] {0}, 30);

        assertThat(maximum.redundant()[0]).isTrue();
        assertThat(maximum.identified(0)).isFalse();
        assertThat(maximum.beta()[0]).isZero();
    }
}
