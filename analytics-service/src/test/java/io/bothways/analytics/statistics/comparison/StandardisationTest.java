package io.bothways.analytics.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.bothways.analytics.statistics.cox.CoxFit;
import io.bothways.analytics.statistics.cox.CoxModel;
import io.bothways.analytics.statistics.cox.CoxRows;
import io.bothways.analytics.statistics.survival.Observations;
import org.junit.jupiter.api.Test;

/** Six people; figures of R's survival 3.5: {@code rowMeans(survfit(fit, newdata)$surv)}. */
class StandardisationTest {
    private static final double[] TIME = {2, 3, 4, 4, 6, 7};
    private static final int[] EVENT = {1, 1, 1, 0, 1, 0};
    private static final double[][] PEOPLE = {{1, 0, 1, 0, 0, 1}, {0.5, 1, -1, 0, 2, 0.3}};

    private static CoxFit fit() {
        return CoxModel.fit(CoxRows.of(Observations.rightCensored(TIME, EVENT), PEOPLE));
    }

    @Test
    void curvesAndAreasAreThoseOfR() {
        Standardisation with = Standardisation.over(fit(), Standardisation.with(PEOPLE, 0, 1));
        Standardisation without = Standardisation.over(fit(), Standardisation.with(PEOPLE, 0, 0));

        assertThat(with.survival(2)).isCloseTo(0.82597514107892, within(1e-9));
        assertThat(with.survival(5.9)).isCloseTo(0.48827539387306, within(1e-9));
        assertThat(with.restrictedMean(6.5)).isCloseTo(4.5998621383683, within(1e-8));
        assertThat(without.survival(7)).isCloseTo(0.39010690467107, within(1e-9));
        assertThat(without.restrictedMean(6.5)).isCloseTo(4.9445534162867, within(1e-8));
    }

    /** Breslow's increments are one over the summed hazard ratios of those still there. */
    @Test
    void theCurveIsTheMeanOfThosePredicted() {
        CoxFit fit = fit();
        double mean = 0;
        for (int i = 0; i < TIME.length; i++) {
            double cumulative = 0;
            for (int e = 0; e < TIME.length; e++) {
                double atRisk = 0;
                for (int k = 0; k < TIME.length; k++) {
                    atRisk += TIME[k] >= TIME[e] ? Math.exp(fit.linearPredictor(k)) : 0;
                }
                cumulative += EVENT[e] == 1 && TIME[e] <= 5 ? 1 / atRisk : 0;
            }
            mean += Math.exp(-cumulative * Math.exp(fit.linearPredictor(i))) / TIME.length;
        }

        assertThat(Standardisation.over(fit, PEOPLE).survival(5)).isCloseTo(mean, within(1e-12));
    }

    @Test
    void nothingIsSaidBeyondTheLastObservation() {
        Standardisation curve = Standardisation.over(fit(), PEOPLE);

        assertThat(curve.survival(1.9)).isEqualTo(1);
        assertThat(curve.survival(7.1)).isNull();
        assertThat(curve.survival(Double.NaN)).isNull();
        assertThat(curve.restrictedMean(7.1)).isNull();
        assertThat(curve.restrictedMean(0)).isNull();
        assertThatThrownBy(() -> Standardisation.over(fit(), new double[2][0]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Standardisation.over(fit(), new double[][] {{1}}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
