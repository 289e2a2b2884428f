package io.bothways.analytics.statistics.study.effect;

import io.bothways.analytics.statistics.cox.CoxFit;
import io.bothways.analytics.statistics.cox.CoxModel;
import io.bothways.analytics.statistics.cox.CoxRows;
import io.bothways.analytics.statistics.cox.options.CoxOptions;
import io.bothways.analytics.statistics.cox.options.Ties;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Ratio;
import io.bothways.analytics.statistics.study.data.StudyParameters;
import io.bothways.analytics.statistics.survival.Observations;
import org.jspecify.annotations.Nullable;

/** Fits of the study's models and ratios read off them; Firth's penalty where events are few for the coefficients. */
public final class Ratios {
    private Ratios() {}

    /** Cox with Efron's ties, penalised where events are too few for the columns. O(iterations × n p²); always a fit. */
    public static CoxFit fit(Observations rows, double[][] design, StudyParameters parameters) {
        CoxRows prepared = CoxRows.of(rows, design);
        boolean few = prepared.events() < parameters.eventsPerCoefficient() * design.length;
        return CoxModel.fit(prepared, few ? CoxOptions.with(Ties.EFRON).penalised() : CoxOptions.EFRON);
    }

    /** A coefficient as a ratio with its robust interval; null unless it and its error are identified. */
    public static @Nullable Ratio of(CoxFit fit, int j, double level) {
        return of(Estimate.of(fit.coefficient(j), fit.robustStandardError(j)), level);
    }

    static @Nullable Ratio of(@Nullable Estimate log, double level) {
        return log == null ? null : log.ratio(level);
    }

    /** First coefficient minus second, with the robust variance of that; null when one of them is unknown. */
    public static @Nullable Estimate difference(CoxFit periods) {
        return difference(periods, periods.robustVariance());
    }

    /** The same with another variance of the coefficients. */
    static @Nullable Estimate difference(CoxFit periods, double @Nullable [] v) {
        Double early = periods.coefficient(0);
        Double late = periods.coefficient(1);
        if (early == null || late == null || v == null) {
            return null;
        }
        int p = periods.covariates();
        double variance = v[0] + v[p + 1] - 2 * v[1];
        return variance > 0 ? new Estimate(early - late, variance) : null;
    }
}
