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
    private static final double ROUNDING = 1e-9;

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
            double[] first = then.apply(measured);
            double[] second = now.apply(measured);
            covariates.add(new CovariateBalance(
                    adjusted.names.get(measured),
                    known(before.standardisedDifference(first)),
                    known(after.standardisedDifference(second))));
            largestBefore = Math.max(largestBefore, apart(before, first));
            largestAfter = Math.max(largestAfter, apart(after, second));
        }
        return new Balance(known(largestBefore), known(largestAfter), share, after.effectiveSize(false), covariates);
    }

    /** Values of a measured column in some episodes. */
    static double[] values(Adjustment adjusted, int measured, int[] episodes) {
        return Arrays.stream(episodes)
                .mapToDouble(i -> adjusted.measured(measured, i))
                .toArray();
    }

    /**
     * Size of the standardised difference: 0 when both groups have the same mean, infinite when they differ and nothing
     * tells how widely the covariate spreads.
     */
    private static double apart(Weighting groups, double[] values) {
        Double standardised = groups.standardisedDifference(values);
        if (standardised != null) {
            return Math.abs(standardised);
        }
        Double plain = groups.difference(values);
        double size = Arrays.stream(values).map(Math::abs).max().orElse(0);
        return plain == null || Math.abs(plain) <= ROUNDING * size ? 0 : Double.POSITIVE_INFINITY;
    }

    private static @Nullable Double known(@Nullable Double apart) {
        return apart == null || !Double.isFinite(apart) ? null : apart;
    }
}
