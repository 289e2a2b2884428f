package io.bothways.analytics.statistics.competing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bothways.analytics.statistics.cox.CoxFit;
import io.bothways.analytics.statistics.cox.CoxModel;
import io.bothways.analytics.statistics.cox.CoxRows;
import io.bothways.analytics.statistics.cox.options.CoxOptions;
import io.bothways.analytics.statistics.cox.options.Ties;
import io.bothways.analytics.statistics.survival.Observations;
import io.bothways.analytics.statistics.survival.Sample;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class FineGrayTest {
    @Property(seed = "11", tries = 50)
    void withoutCompetingEventsItIsBreslowsCox(
            @ForAll @IntRange(min = 30, max = 80) int n, @ForAll @LongRange long seed) {
        Sample sample = Sample.of(n, 1, seed);
        Observations rows = Observations.rightCensored(sample.stop(), sample.cause());
        CoxFit cox = CoxModel.fit(CoxRows.of(rows, sample.columns()), CoxOptions.with(Ties.BRESLOW));
        Assume.that(cox.identifiable());
        FineGray.Fit fineGray = FineGray.fit(rows, 1, sample.columns());

        assertThat(fineGray.coefficients()[1]).isCloseTo(cox.coefficient(1), within(1e-7));
        assertThat(fineGray.standardErrors()[1]).isCloseTo(cox.robustStandardError(1), within(1e-7));
    }
}
