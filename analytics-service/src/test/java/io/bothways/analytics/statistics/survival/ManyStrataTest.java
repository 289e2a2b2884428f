package io.bothways.analytics.statistics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bothways.analytics.statistics.CounterRandom;
import io.bothways.analytics.statistics.cox.CoxFit;
import io.bothways.analytics.statistics.cox.CoxModel;
import io.bothways.analytics.statistics.cox.CoxRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pairs as strata: each tells by who of the two has the event first, and all other times tell nothing. */
class ManyStrataTest {
    /** Pairs times distinct times just leave the range of an int. */
    private static final int PAIRS = 32_768;

    private final int[] stratum = new int[2 * PAIRS];
    private final int[] group = new int[2 * PAIRS];
    private final double[] exposed = new double[2 * PAIRS];
    private final Observations rows;
    private int exposedFirst;

    ManyStrataTest() {
        var random = new CounterRandom(3);
        double[] time = new double[2 * PAIRS];
        int[] cause = new int[2 * PAIRS];
        for (int i = 0; i < time.length; i++) {
            boolean first = i % 2 == 0;
            boolean turned = random.uniform(1, i / 2) < 0.4;
            stratum[i] = i / 2;
            group[i] = first == turned ? 0 : 1;
            exposed[i] = group[i];
            time[i] = (first ? 0 : PAIRS) + i / 2 + 0.25;
            cause[i] = 1;
            exposedFirst += first && group[i] == 1 ? 1 : 0;
        }
        rows = Observations.rightCensored(time, cause);
    }

    @Test
    @Timeout(20)
    void theLogRankTestOfPairsIsMcNemars() {
        LogRank.Result result = LogRank.test(rows, group, 2, stratum, 0);

        double lead = 2.0 * exposedFirst - PAIRS;
        assertThat(result.statistic()).isCloseTo(lead * lead / PAIRS, within(1e-6));
        assertThat(GrayTest.of(rows, 1, group, 2, stratum, 0)).isNotNull();
    }

    @Test
    @Timeout(20)
    void theHazardRatioOfPairsIsThatOfWhoWasFirst() {
        CoxFit fit = CoxModel.fit(CoxRows.of(rows, new double[][] {exposed}, stratum, null));

        assertThat(fit.coefficient(0))
                .isCloseTo(Math.log((double) exposedFirst / (PAIRS - exposedFirst)), within(1e-9));
    }
}
