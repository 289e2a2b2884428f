package io.bothways.analytics.statistics.study.comparison;

import io.bothways.analytics.statistics.comparison.Weighting;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Balance;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.CovariateBalance;
import io.bothways.analytics.statistics.study.data.Adjustment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** How far apart two groups are in what was measured, before something was done about it and after. */
public final class Balances {
    private Balances() {}

    /**
     * Standardised differences of all measured columns, before and after. O(rows × columns). Null for a column in which the
     * groups differ and those compared do not vary, and for the largest then.
     *
     * @param then values of a measured column, by its place, in the rows of {@code before}; {@code now} those of {@code after}
     * @param share of those to be compared for whom somebody was found
     */
    public static Balance of(
            Adjustment adjusted,
            Weighting before,
            IntFunction<double[]> then,
            Weighting after,
            IntFunction<double[]> now,
            double share) {
        List<CovariateBalance> covariates = new ArrayList<>();
        double largestBefore = 0;
        double largestAfter = 0;
        for (int measured : adjusted.measured()) {
            Double first = before.standardisedDifference(then.apply(measured));
            Double second = after.standardisedDifference(now.apply(measured));
            covariates.add(new CovariateBalance(adjusted.name(measured), known(first), known(second)));
            largestBefore = Math.max(largestBefore, size(first));
            largestAfter = Math.max(largestAfter, size(second));
        }
        return new Balance(known(largestBefore), known(largestAfter), share, after.effectiveSize(false), covariates);
    }

    /** Values of a measured column in some episodes, filled where not known. O(episodes given). */
    public static double[] values(Adjustment adjusted, int measured, int[] episodes) {
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
