package io.bothways.analytics.statistics.study;

import io.bothways.analytics.statistics.InvalidRow;
import java.util.List;

/**
 * What a study knows, in columns by subject and in lists of dated facts. Days are whole numbers on one calendar; an exit or
 * the end of observation on day d means the subject was under observation until the end of d.
 *
 * @param origin day from which the subject's own clock runs (tenure, age in service)
 * @param entry first day under observation; not before the origin
 * @param exit last day under observation, after entry
 * @param cause why observation ended: 0 still there, 1 the cause of interest, 2 another cause (the negative control), 3 an
 *     exit whose cause is unknown
 * @param stratum exact class for matching and dummy variable in models, 0 … strata-1
 * @param covariates fixed columns by name; NaN is missing
 * @param changes dated values of covariates that change, ordered by subject and day; the first value of a subject is its
 *     baseline
 * @param participations ordered by subject and start
 */
public record StudyData(
        int[] origin,
        int[] entry,
        int[] exit,
        int[] cause,
        int[] stratum,
        int strata,
        List<Covariate> covariates,
        List<Varying> changes,
        List<Participation> participations) {

    /** A column of numbers, NaN where missing. {@code matchWithin} is the largest difference within a matched pair. */
    public record Covariate(String name, double[] values, double matchWithin) {}

    /** Dated values of one covariate. */
    public record Varying(String name, int[] subject, int[] day, double[] value) {}

    /** Somebody takes part from a day on, in a mode, perhaps with a partner (another subject, or -1). */
    public record Participation(int subject, int start, int mode, int partner) {}

    public StudyData {
        covariates = List.copyOf(covariates);
        changes = List.copyOf(changes);
        participations = List.copyOf(participations);
        for (int i = 0; i < entry.length; i++) {
            if (exit[i] <= entry[i]) {
                throw new InvalidRow(i, "exit " + exit[i] + " is not after entry " + entry[i]);
            }
            if (entry[i] < origin[i]) {
                throw new InvalidRow(i, "entry " + entry[i] + " is before the origin " + origin[i]);
            }
            if (cause[i] < 0 || cause[i] > 3) {
                throw new InvalidRow(i, "unknown cause " + cause[i]);
            }
            if (stratum[i] < 0 || stratum[i] >= strata) {
                throw new InvalidRow(i, "stratum " + stratum[i] + " of " + strata);
            }
        }
    }

    public int subjects() {
        return entry.length;
    }
}
