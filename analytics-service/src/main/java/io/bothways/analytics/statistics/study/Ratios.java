package io.bothways.analytics.statistics.study;

import io.bothways.analytics.statistics.cox.CoxFit;
import io.bothways.analytics.statistics.cox.CoxModel;
import io.bothways.analytics.statistics.cox.CoxRows;
import io.bothways.analytics.statistics.cox.options.CoxOptions;
import io.bothways.analytics.statistics.cox.options.Ties;
import io.bothways.analytics.statistics.study.StudyAnswer.Ratio;
import io.bothways.analytics.statistics.survival.Observations;
import org.jspecify.annotations.Nullable;

/** Fits of the study's models and ratios read off them; Firth's penalty where events are few for the coefficients. */
final class Ratios {
    private Ratios() {}

    static CoxFit fit(Observations rows, double[][] design, StudyParameters parameters) {
        CoxRows prepared = CoxRows.of(rows, design);
        boolean few = prepared.events() < parameters.eventsPerCoefficient() * design.length;
        return CoxModel.fit(prepared, few ? CoxOptions.with(Ties.EFRON).penalised() : CoxOptions.EFRON);
    }

    /** Null unless the coefficient is identified. */
    static @Nullable Ratio of(CoxFit fit, int j, double level) {
        return of(Estimate.of(fit.coefficient(j), fit.robustStandardError(j)), level);
    }

    static @Nullable Ratio of(@Nullable Estimate log, double level) {
        return log == null ? null : log.ratio(level);
    }
}
