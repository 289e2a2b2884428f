package io.bothways.analytics.statistics.study.comparison;

import io.bothways.analytics.statistics.Distributions;
import io.bothways.analytics.statistics.Interval;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Incidence;
import io.bothways.analytics.statistics.study.data.StudyParameters;
import io.bothways.analytics.statistics.survival.AalenJohansen;
import io.bothways.analytics.statistics.survival.IncidenceCurves;
import io.bothways.analytics.statistics.survival.Observations;
import java.util.ArrayList;
import java.util.List;

/** Cumulative incidence by cause in two groups (Aalen–Johansen), at every horizon that both were followed to. */
public final class CauseIncidence {
    private CauseIncidence() {}

    /** One minus the other with its interval. O(n log n). Horizons at which either is unknown are left out. */
    public static List<Incidence> between(Observations with, Observations without, StudyParameters parameters) {
        IncidenceCurves one = AalenJohansen.of(with);
        IncidenceCurves other = AalenJohansen.of(without);
        double z = Distributions.criticalValue(parameters.level());
        List<Incidence> incidences = new ArrayList<>();
        for (int cause = 1; cause <= Math.max(one.causes(), other.causes()); cause++) {
            for (int horizon : parameters.horizons()) {
                var a = one.at(cause, horizon);
                var b = other.at(cause, horizon);
                if (a != null && b != null) {
                    double difference = a.incidence() - b.incidence();
                    double half = z
                            * Math.sqrt(a.standardError() * a.standardError() + b.standardError() * b.standardError());
                    // one subject in an arm has an incidence, and nothing to tell how sure it is
                    if (!Double.isNaN(half)) {
                        incidences.add(new Incidence(
                                cause,
                                horizon,
                                a.incidence(),
                                b.incidence(),
                                difference,
                                new Interval(difference - half, difference + half)));
                    }
                }
            }
        }
        return incidences;
    }
}
