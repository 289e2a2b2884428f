package io.bothways.analytics.statistics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bothways.analytics.statistics.TestStatistic;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A group that empties at once, so that the pooled curve passes 1; figures of R's cmprsk 2.2-11, {@code cuminc}. */
class GrayTestTest {
    private static final double[] TIME = {1, 1, 1, 1, 1, 2, 3, 4, 5, 6, 2, 4, 5, 7, 8};
    private static final int[] GROUP = {0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2};

    private static Observations first(int rows, int... cause) {
        double[] time = new double[rows];
        System.arraycopy(TIME, 0, time, 0, rows);
        return Observations.rightCensored(time, cause);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1})
    void whatComesAfterOneOfTwoGroupsIsGoneTellsNothing(double rho) {
        Observations rows = first(10, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        int[] swapped = {1, 1, 1, 1, 1, 0, 0, 0, 0, 0};
        int[] group = {0, 0, 0, 0, 0, 1, 1, 1, 1, 1};

        assertThat(known(GrayTest.of(rows, 1, group, 2, null, rho)).statistic()).isCloseTo(9, within(1e-9));
        assertThat(known(GrayTest.of(rows, 1, swapped, 2, null, rho)).statistic())
                .isCloseTo(9, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"0, 14.0862849517", "0.5, 14.038061434", "1, 14.0144052476"})
    void threeGroupsOfWhichOneIsGone(double rho, double expected) {
        Observations rows = first(15, 1, 1, 1, 1, 1, 1, 2, 1, 2, 1, 1, 1, 2, 0, 1);

        TestStatistic test = known(GrayTest.of(rows, 1, GROUP, 3, null, rho));

        assertThat(test.statistic()).isCloseTo(expected, within(1e-8));
        assertThat(test.degreesOfFreedom()).isEqualTo(2);
    }

    @Test
    void noBrokenPowerIsTakenOfLessThanNothing() {
        Observations rows = first(15, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);

        assertThat(known(GrayTest.of(rows, 1, GROUP, 3, null, 0)).statistic()).isCloseTo(14.7995416767, within(1e-8));
        assertThat(known(GrayTest.of(rows, 1, GROUP, 3, null, 1)).statistic()).isCloseTo(14.0546733824, within(1e-8));
        assertThat(GrayTest.of(rows, 1, GROUP, 3, null, 0.5)).isNull();
    }

    private static TestStatistic known(@Nullable TestStatistic test) {
        return Objects.requireNonNull(test);
    }
}
