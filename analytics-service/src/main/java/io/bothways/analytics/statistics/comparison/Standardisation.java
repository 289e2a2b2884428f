package io.bothways.analytics.statistics.comparison;

import io.bothways.analytics.statistics.Columns;
import io.bothways.analytics.statistics.InvalidRow;
import io.bothways.analytics.statistics.cox.BaselineHazard;
import io.bothways.analytics.statistics.cox.CoxFit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The g-formula over a Cox model (Robins 1986; Makuch 1982): the mean over some people of the survival curves the model
 * predicts for them, S(t) = 1/n Σ exp(-H₀(t) exp(x'β)). With the treatment set to one value for all of them and then to
 * another, the difference is its standardised effect, if the model holds and its covariates are all that treatment and event
 * share. The same as the mean of R's {@code survfit(fit, newdata)}. Errors are left to resampling.
 */
public final class Standardisation {
    private final double[] time;
    private final double[] survival;
    private final double end;

    private Standardisation(double[] time, double[] survival, double end) {
        this.time = time;
        this.survival = survival;
        this.end = end;
    }

    /**
     * The mean curve. O(people × (covariates + event times)). Without events it stays at 1; coefficients that repeat others
     * count as 0, and ones that run to infinity take their people to a hazard of almost nothing or beyond measure. Fits with
     * strata and no people are refused.
     *
     * @param people a column for every covariate of the fit, one value for each person
     * @throws InvalidRow where a value is not finite
     */
    public static Standardisation over(CoxFit fit, double[][] people) {
        if (people.length != fit.covariates()) {
            throw new IllegalArgumentException(people.length + " covariates for a fit of " + fit.covariates());
        }
        int n = people.length == 0 ? 0 : people[0].length;
        if (n == 0) {
            throw new IllegalArgumentException("nobody to standardise over");
        }
        double[] hazardRatio = new double[n];
        for (int i = 0; i < n; i++) {
            double eta = 0;
            for (int j = 0; j < people.length; j++) {
                Columns.requireLength("covariate " + (j + 1), people[j].length, n);
                if (!Double.isFinite(people[j][i])) {
                    throw new InvalidRow(i, "covariate " + people[j][i] + " in column " + (j + 1));
                }
                eta += fit.reached(j) * people[j][i];
            }
            hazardRatio[i] = StrictMath.exp(eta);
        }
        BaselineHazard baseline = BaselineHazard.of(fit);
        double[] time = new double[baseline.size()];
        double[] survival = new double[baseline.size()];
        for (int e = 0; e < time.length; e++) {
            time[e] = baseline.time(e);
            for (double ratio : hazardRatio) {
                survival[e] += StrictMath.exp(-baseline.cumulative(e) * ratio) / n;
            }
        }
        double end = Arrays.stream(fit.observations().stops()).max().orElse(Double.NEGATIVE_INFINITY);
        return new Standardisation(time, survival, end);
    }

    /** The same people with one covariate set to a value for all of them. O(people + covariates). */
    public static double[][] with(double[][] people, int covariate, double value) {
        double[][] changed = people.clone();
        changed[covariate] = new double[people[covariate].length];
        Arrays.fill(changed[covariate], value);
        return changed;
    }

    /** Mean probability of being free of the event after a time; null beyond the last observation. O(log events). */
    public @Nullable Double survival(double at) {
        if (!(at <= end)) {
            return null;
        }
        int found = Arrays.binarySearch(time, at);
        int step = found >= 0 ? found : -found - 2;
        return step < 0 ? 1 : survival[step];
    }

    /** Area under the curve from 0 to tau, in units of time; null when tau is not within (0, last observation]. O(events). */
    public @Nullable Double restrictedMean(double tau) {
        if (!(tau > 0 && tau <= end)) {
            return null;
        }
        double area = 0;
        double from = 0;
        double level = 1;
        for (int e = 0; e < time.length && time[e] < tau; e++) {
            area += level * Math.max(0, time[e] - from);
            from = Math.max(from, time[e]);
            level = survival[e];
        }
        return area + level * (tau - from);
    }
}
