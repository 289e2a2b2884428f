package io.bothways.analytics.statistics.study.data;

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
 * @param changes dated values of covariates that change, ordered by subject and day; the latest value dated by entry is the
 *     baseline, and without one the value is missing until the first
 * @param participations ordered by subject and start
 * @param rollOuts days on which whole strata were reached by the programme, where that is how it spread
 * @param draws places given by lot; where there are any, the study is of them alone and analysed as assigned
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
        List<Participation> participations,
        List<RollOut> rollOuts,
        List<Draw> draws) {

    /** A column of numbers, NaN where missing. {@code matchWithin} is the largest difference within a matched pair. */
    public record Covariate(String name, double[] values, double matchWithin) {}

    /** Dated values of one covariate. */
    public record Varying(String name, int[] subject, int[] day, double[] value) {}

    /**
     * Somebody takes part from a day on, in a mode (0, 1, …), perhaps with a partner (another subject, or -1).
     *
     * <p>It has no end, on purpose: having taken part is a state that is never left. The question is what joining does, and
     * what it does may outlast the last session; moreover people end because they are about to leave, so time after an end
     * counted as "not taking part" would book their leaving on the others. Whether the effect wanes is told by the clock
     * since joining instead. Of several participations the first one counts, with its mode. A start before entry is kept:
     * such subjects count by how long ago they joined.
     */
    public record Participation(int subject, int start, int mode, int partner) {}

    /** A stratum may take part from a day on. */
    public record RollOut(int stratum, int day) {}

    /** A subject's lot in one lottery: whether a place was offered, on a day within the subject's observation. */
    public record Draw(int subject, int lottery, int day, boolean offered) {}

    /** Data in which nobody was assigned anything. */
    public StudyData(
            int[] origin,
            int[] entry,
            int[] exit,
            int[] cause,
            int[] stratum,
            int strata,
            List<Covariate> covariates,
            List<Varying> changes,
            List<Participation> participations) {
        this(origin, entry, exit, cause, stratum, strata, covariates, changes, participations, List.of(), List.of());
    }

    /** @throws InvalidRow that names the row of the subject, the dated value, the participation, the roll-out or the draw */
    public StudyData {
        covariates = List.copyOf(covariates);
        changes = List.copyOf(changes);
        participations = List.copyOf(participations);
        rollOuts = List.copyOf(rollOuts);
        draws = List.copyOf(draws);
        int n = entry.length;
        for (int i = 0; i < n; i++) {
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
        covariates.forEach(covariate -> requireUsable(covariate, n));
        changes.forEach(varying -> requireUsable(varying, n));
        for (int i = 0; i < participations.size(); i++) {
            Participation participation = participations.get(i);
            requireSubject(i, participation.subject(), n);
            if (participation.partner() != -1) {
                requireSubject(i, participation.partner(), n);
            }
            if (participation.mode() < 0) {
                throw new InvalidRow(i, "mode " + participation.mode());
            }
        }
        for (int i = 0; i < rollOuts.size(); i++) {
            if (rollOuts.get(i).stratum() < 0 || rollOuts.get(i).stratum() >= strata) {
                throw new InvalidRow(i, "stratum " + rollOuts.get(i).stratum() + " of " + strata);
            }
        }
        for (int i = 0; i < draws.size(); i++) {
            Draw draw = draws.get(i);
            requireSubject(i, draw.subject(), n);
            if (draw.day() < entry[draw.subject()] || draw.day() >= exit[draw.subject()]) {
                throw new InvalidRow(i, "draw on day " + draw.day() + " of a subject not under observation");
            }
        }
    }

    private static void requireSubject(int row, int subject, int n) {
        if (subject < 0 || subject >= n) {
            throw new InvalidRow(row, "subject " + subject + " of " + n);
        }
    }

    private static void requireUsable(Covariate covariate, int n) {
        if (covariate.values().length != n) {
            throw new IllegalArgumentException(
                    covariate.name() + " has " + covariate.values().length + " values for " + n + " subjects");
        }
        for (int i = 0; i < n; i++) {
            if (Double.isInfinite(covariate.values()[i])) {
                throw new InvalidRow(i, covariate.name() + " " + covariate.values()[i]);
            }
        }
    }

    private static void requireUsable(Varying varying, int n) {
        int[] subject = varying.subject();
        int[] day = varying.day();
        for (int i = 0; i < subject.length; i++) {
            requireSubject(i, subject[i], n);
            if (!Double.isFinite(varying.value()[i])) {
                throw new InvalidRow(i, varying.name() + " " + varying.value()[i]);
            }
            boolean ordered =
                    i == 0 || subject[i - 1] < subject[i] || (subject[i - 1] == subject[i] && day[i - 1] <= day[i]);
            if (!ordered) {
                throw new InvalidRow(i, varying.name() + " is not ordered by subject and day");
            }
        }
    }

    /** Number of subjects; 0 is allowed, and answered with a withheld study. */
    public int subjects() {
        return entry.length;
    }
}
