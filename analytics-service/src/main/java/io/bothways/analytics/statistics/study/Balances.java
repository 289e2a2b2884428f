package io.bothways.analytics.statistics.study;

import io.bothways.analytics.statistics.comparison.Weighting;
import io.bothways.analytics.statistics.study.StudyAnswer.Balance;
import io.bothways.analytics.statistics.study.StudyAnswer.CovariateBalance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** How far apart two groups are in what was measured, before something was done about it and after. */
final class Balances {
    private Balances() {}

    /**
     * @param then values of a measured column, by its place, in the rows of {@code before}; {@code now} those of {@code after}
     * @param share of those to be compared for whom somebody was found
     */
    static Balance of(
            Adjustment adjusted,
            Weighting before,
            IntFunction<double[]> then,
            Weighting after,
            IntFunction<double[]> now,
            double share) {
        List<CovariateBalance> covariates = new ArrayList<>();
        double largestBefore = 0;
        double largestAfter = 0;
        for (int measured : adjusted.measured) {
            Double first = before.standardisedDifference(then.apply(measured));
            Double second = after.standardisedDifference(now.apply(measured));
            covariates.add(new CovariateBalance(adjusted.names.get(measured), known(first), known(second)));
            largestBefore = Math.max(largestBefore, size(first));
            largestAfter = Math.max(largestAfter, size(second));
        }
        return new Balance(known(largestBefore), known(largestAfter), share, after.effectiveSize(false), covariates);
    }

    /** Values of a measured column in some episodes. */
    static double[] values(Adjustment adjusted, int measured, int[] episodes) {
        return Arrays.stream(episodes)
                .mapToDouble(i -> adjusted.measured(measured, i))
                .toArray();
    }

    private static double size(@Nullable Double apart) {
        return apart == null ? 0 : Math.abs(apart);
    }

    private static @Nullable Double known(@Nullable Double apart) {
        return apart == null || !Double.isFinite(apart) ? null : apart;
    }
}
