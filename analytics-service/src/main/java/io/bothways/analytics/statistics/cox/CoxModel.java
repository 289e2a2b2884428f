package io.bothways.analytics.statistics.cox;

import io.bothways.analytics.statistics.Likelihood;
import io.bothways.analytics.statistics.Newton;
import io.bothways.analytics.statistics.Separation;
import java.util.Arrays;

/**
 * Proportional hazards regression, h(t | x) = h0(t) exp(x'β), by maximum partial likelihood (Cox 1972) on (start, stop]
 * rows with strata, offsets and case weights. O(iterations × n p²); a million rows with six covariates take under half a
 * second.
 *
 * <p>Without events, or with covariates that do not vary among those at risk, coefficients are null. Under separation the
 * likelihood has no maximum: {@link CoxFit#separated} names the covariates and their coefficients are null.
 */
public final class CoxModel {
    private CoxModel() {}

    public static CoxFit fit(CoxRows rows) {
        return fit(rows, CoxOptions.EFRON);
    }

    public static CoxFit fit(CoxRows rows, CoxOptions options) {
        int p = rows.covariates;
        Likelihood likelihood = likelihood(rows, options);
        double[] span = spans(rows);
        Newton newton = new Newton(likelihood, span);
        newton.climb(options.maximumIterations());
        boolean[] separated = options.firth() || (newton.converged() && newton.iterations() < 8)
                ? new boolean[p]
                : Separation.of(likelihood, newton, span);
        return new CoxFit(rows, options, newton, separated);
    }

    private static Likelihood likelihood(CoxRows rows, CoxOptions options) {
        if (options.ties() == Ties.EXACT) {
            return new ExactLikelihood(rows);
        }
        boolean efron = options.ties() == Ties.EFRON;
        return options.firth() ? new PenalisedLikelihood(rows, efron) : new PartialLikelihood(rows, efron);
    }

    private static double[] spans(CoxRows rows) {
        int p = rows.covariates;
        double[] min = new double[p];
        double[] max = new double[p];
        Arrays.fill(min, Double.POSITIVE_INFINITY);
        Arrays.fill(max, Double.NEGATIVE_INFINITY);
        for (int i = 0, at = 0; i < rows.rows; i++) {
            for (int j = 0; j < p; j++, at++) {
                min[j] = Math.min(min[j], rows.x[at]);
                max[j] = Math.max(max[j], rows.x[at]);
            }
        }
        for (int j = 0; j < p; j++) {
            max[j] = rows.rows == 0 ? 0 : max[j] - min[j];
        }
        return max;
    }
}
