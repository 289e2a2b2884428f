package io.bothways.analytics.statistics.cox;

import io.bothways.analytics.statistics.cox.options.CoxOptions;
import io.bothways.analytics.statistics.cox.options.Ties;
import io.bothways.analytics.statistics.likelihood.Likelihood;
import io.bothways.analytics.statistics.likelihood.Maximum;

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

    /** With Efron's ties and no penalty. */
    public static CoxFit fit(CoxRows rows) {
        return fit(rows, CoxOptions.EFRON);
    }

    /**
     * O(iterations × n p²), with exact ties O(iterations × n d p²) per event time. Always answers with a fit, which says
     * what of it is identifiable; case weights with exact ties are refused.
     */
    public static CoxFit fit(CoxRows rows, CoxOptions options) {
        Likelihood likelihood = likelihood(rows, options);
        double[] spans = rows.scaling.spans();
        Maximum maximum = options.firth()
                ? Maximum.ofPenalised(likelihood, spans, options.maximumIterations())
                : Maximum.of(likelihood, spans, options.maximumIterations());
        return new CoxFit(rows, options, maximum);
    }

    private static Likelihood likelihood(CoxRows rows, CoxOptions options) {
        if (options.ties() == Ties.EXACT) {
            return new ExactLikelihood(rows);
        }
        boolean efron = options.ties() == Ties.EFRON;
        return options.firth() ? new PenalisedLikelihood(rows, efron) : new PartialLikelihood(rows, efron);
    }
}
