package io.bothways.analytics.statistics.cox;

import java.util.Arrays;

/**
 * Cumulative hazard of one stratum for a subject with all covariates and the offset at zero, a step function of time, with
 * the tie rule of the fit (Breslow's estimator, or Efron's variant of it). Right-continuous, flat after the last event.
 */
public final class BaselineHazard {
    private final double[] times;
    private final double[] cumulative;

    private BaselineHazard(double[] times, double[] cumulative) {
        this.times = times;
        this.cumulative = cumulative;
    }

    /**
     * Baseline of one stratum of an identifiable fit. O(n p) for the first asked of a fit, then O(events). A stratum
     * without events has no steps.
     *
     * @param row any row of the stratum wanted
     */
    public static BaselineHazard ofStratumWith(CoxFit fit, int row) {
        return of(fit, fit.rows().strata.of(row));
    }

    /**
     * The only stratum of an unstratified fit; a stratified one is refused. No rows or no events: no steps, 0 everywhere.
     */
    public static BaselineHazard of(CoxFit fit) {
        if (fit.rows().strata.count() > 1) {
            throw new IllegalArgumentException("a stratified fit has a baseline for each stratum");
        }
        return of(fit, 0);
    }

    private static BaselineHazard of(CoxFit fit, int stratum) {
        CoxRows rows = fit.rows();
        if (stratum + 1 >= rows.firstTime.length) {
            return new BaselineHazard(new double[0], new double[0]);
        }
        int from = rows.firstTime[stratum];
        int to = rows.firstTime[stratum + 1];
        double atCentre = 0;
        for (int j = 0; j < rows.covariates; j++) {
            atCentre += fit.reached(j) * rows.centre[j];
        }
        double[] cumulative = new double[to - from];
        double sum = 0;
        for (int e = from; e < to; e++) {
            sum += fit.riskSets().hazard[e];
            cumulative[e - from] = sum * StrictMath.exp(-atCentre);
        }
        return new BaselineHazard(Arrays.copyOfRange(rows.time, from, to), cumulative);
    }

    /** Number of event times; 0 without events. */
    public int size() {
        return times.length;
    }

    /** The i-th event time, ascending. */
    public double time(int i) {
        return times[i];
    }

    /** H at the i-th event time, without unit. */
    public double cumulative(int i) {
        return cumulative[i];
    }

    /** Number of event times not after the given time. O(log events). */
    public int stepsUntil(double time) {
        int found = Arrays.binarySearch(times, time);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** The cumulative hazard at every event time; a copy. */
    public double[] cumulative() {
        return cumulative.clone();
    }

    /** H(t): 0 before the first event, and after the last one its value there. O(log events). */
    public double at(double time) {
        int found = Arrays.binarySearch(times, time);
        int step = found >= 0 ? found : -found - 2;
        return step < 0 ? 0 : cumulative[step];
    }
}
