package io.bothways.analytics.statistics.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.bothways.analytics.statistics.Interval;
import java.util.Objects;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IntervalsTest {
    @Test
    void nobodyAskedMeansNoShareAndNoInterval() {
        assertThat(new Proportion(0, 0).share()).isNull();
        assertThat(new Proportion(0, 0).wilson(0.95)).isNull();
        assertThat(new Rate(0, 0).exact(0.95)).isNull();
    }

    @Test
    void theWilsonEndsSatisfyTheScoreEquation() {
        Interval interval = known(new Proportion(7, 40).wilson(0.9));

        for (double p : new double[] {interval.lower(), interval.upper()}) {
            assertThat(Math.abs(7 / 40.0 - p) / Math.sqrt(p * (1 - p) / 40)).isCloseTo(1.6448536, within(1e-6));
        }
    }

    @Test
    void exactEndsLeaveHalfTheErrorInEachTail() {
        Interval share = known(new Proportion(3, 11).clopperPearson(0.95));
        Interval rate = known(new Rate(4, 2).exact(0.95));

        assertThat(BinomialDistribution.of(11, share.lower()).survivalProbability(2))
                .isCloseTo(0.025, within(1e-9));
        assertThat(BinomialDistribution.of(11, share.upper()).cumulativeProbability(3))
                .isCloseTo(0.025, within(1e-9));
        assertThat(PoissonDistribution.of(2 * rate.lower()).survivalProbability(3))
                .isCloseTo(0.025, within(1e-9));
        assertThat(PoissonDistribution.of(2 * rate.upper()).cumulativeProbability(4))
                .isCloseTo(0.025, within(1e-9));
    }

    @Test
    void swappingTheRatesInvertsTheRatio() {
        var one = new RateRatio(new Rate(11, 800), new Rate(38, 1800));
        var other = new RateRatio(new Rate(38, 1800), new Rate(11, 800));
        Interval interval = known(one.exact(0.95));
        Interval swapped = known(other.exact(0.95));

        assertThat(interval.lower()).isCloseTo(1 / swapped.upper(), within(1e-9));
        assertThat(one.pValue()).isCloseTo(other.pValue(), within(1e-9));
    }

    @Test
    void impossibleCountsAreRefused() {
        assertThatThrownBy(() -> new Proportion(3, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rate(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rate(1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The value, which must be there. */
    private static <T> T known(@Nullable T value) {
        assertThat(value).isNotNull();
        return Objects.requireNonNull(value);
    }
}
