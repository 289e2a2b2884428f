package io.bothways.analytics.statistics.survival;

import io.bothways.analytics.statistics.Distributions;
import io.bothways.analytics.statistics.Interval;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A right-continuous step curve of survival and cumulative hazard at every time at which somebody left observation. It ends
 * at the last observation and is never extrapolated. Inner arrays hold NaN where a value is not identifiable; the methods
 * answer null there.
 */
public final class SurvivalCurve {
    private static final double TOLERANCE = 1.490116119384766e-8;

    private final double[] times;
    private final double[] atRisk;
    private final double[] events;
    private final double[] survival;
    private final double[] error;
    private final double[] hazard;
    private final double[] hazardVariance;
    private final @Nullable Jackknife jackknife;
    /** Of a robust curve, found when first asked for: it costs as much as the errors of the curve. */
    private double @Nullable [] robustHazardVariance;

    SurvivalCurve(
            double[] times,
            double[] atRisk,
            double[] events,
            double[] survival,
            double[] error,
            double[] hazard,
            double[] hazardVariance,
            @Nullable Jackknife jackknife) {
        this.times = times;
        this.atRisk = atRisk;
        this.events = events;
        this.survival = survival;
        this.error = error;
        this.hazard = hazard;
        this.hazardVariance = hazardVariance;
        this.jackknife = jackknife;
    }

    /** What the curve says at one time. {@code interval} and {@code standardError} are null where not identifiable. */
    public record Point(
            double time,
            double atRisk,
            double survival,
            @Nullable Double standardError,
            @Nullable Interval interval) {}

    /** A quantile of the time to the event with the limits read off the pointwise intervals; null: not reached. */
    public record Quantile(
            double probability,
            @Nullable Double estimate,
            @Nullable Double lower,
            @Nullable Double upper) {}

    /** Number of distinct times; 0 without rows. */
    public int size() {
        return times.length;
    }

    /** The i-th time, ascending. */
    public double time(int i) {
        return times[i];
    }

    /** Weight at risk just before the i-th time. */
    public double atRisk(int i) {
        return atRisk[i];
    }

    /** Weight of events at the i-th time; 0 where only censorings happen. */
    public double events(int i) {
        return events[i];
    }

    /** S at the i-th time, 0 … 1: 1 until the first event, 0 once all at risk had it. */
    public double survival(int i) {
        return survival[i];
    }

    /** S just before a time: 1 up to and including the first event's, and also without any. O(log n). */
    public double survivalBefore(double time) {
        int low = 0;
        int high = times.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? 1 : survival[low - 1];
    }

    /**
     * Standard error of the survival probability: 0 before the first event; NaN where the curve is 0, and where a single
     * cluster leaves none.
     */
    public double standardError(int i) {
        return error[i];
    }

    /** Nelson–Aalen: Σ d/n up to and including the i-th time; 0 before the first event (Nelson 1972; Aalen 1978). */
    public double cumulativeHazard(int i) {
        return hazard[i];
    }

    /**
     * Σ d/n², the Poisson variance of the cumulative hazard, on a {@linkplain KaplanMeier#robust robust} curve that of the
     * infinitesimal jackknife over clusters, NaN where they do not differ; 0 before the first event.
     */
    public double cumulativeHazardVariance(int i) {
        return hazardVariances()[i];
    }

    private double[] hazardVariances() {
        if (jackknife == null) {
            return hazardVariance;
        }
        if (robustHazardVariance == null) {
            robustHazardVariance = jackknife.hazardVariances(this);
        }
        return robustHazardVariance;
    }

    /**
     * Pointwise interval of the cumulative hazard at the i-th time, not below 0. Null where it has no variance, and on the
     * log scale before the first event. O(1).
     */
    public @Nullable Interval cumulativeHazardInterval(int i, HazardInterval type, double level) {
        return type.around(hazard[i], Math.sqrt(cumulativeHazardVariance(i)), Distributions.criticalValue(level));
    }

    /**
     * Pointwise interval at the i-th time, within 0 and 1. Null where the curve is 0 or has no error, and on the log-log
     * scale before the first event. O(1).
     */
    public @Nullable Interval interval(int i, IntervalType type, double level) {
        return type.around(survival[i], error[i], Distributions.criticalValue(level));
    }

    /** Last time anybody was observed; null for an empty curve. */
    public @Nullable Double end() {
        return times.length == 0 ? null : times[times.length - 1];
    }

    /**
     * The curve at a time: the value of the last step not after it, with the number at risk at the first observed time not
     * before it (R's {@code summary(times)}); before the first step 1 without error. Null for a time that is not finite, on
     * an empty curve, and beyond the last observation unless the curve has reached 0. O(log n).
     */
    public @Nullable Point at(double time, IntervalType type, double level) {
        int last = times.length - 1;
        if (last < 0
                || !Double.isFinite(time)
                || (time > times[last] + TOLERANCE * Math.abs(time) && survival[last] > 0)) {
            return null;
        }
        int step = floor(time);
        int next = step >= 0 && times[step] >= time - TOLERANCE * Math.abs(time) ? step : step + 1;
        double risk = next > last ? 0 : atRisk[next];
        if (step < 0) {
            return new Point(time, risk, 1, 0.0, new Interval(1, 1));
        }
        double z = Distributions.criticalValue(level);
        return new Point(
                time,
                risk,
                survival[step],
                Double.isNaN(error[step]) ? null : error[step],
                type.around(survival[step], error[step], z));
    }

    /**
     * The first time at which S(t) &lt;= 1 - p; where S equals 1 - p exactly along a flat stretch, the middle of that
     * stretch. Limits apply the same rule to the ends of the pointwise intervals (Brookmeyer and Crowley 1982). Null each
     * where the level is not reached, as on a curve without events. A probability outside (0, 1) is refused. O(n).
     */
    public Quantile quantile(double probability, IntervalType type, double level) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("quantile probability " + probability);
        }
        double z = Distributions.criticalValue(level);
        double[] lower = new double[times.length];
        double[] upper = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            lower[i] = type.end(survival[i], error[i], -z);
            upper[i] = type.end(survival[i], error[i], z);
        }
        double level1 = 1 - probability;
        return new Quantile(probability, crossing(survival, level1), crossing(lower, level1), crossing(upper, level1));
    }

    /** Under delayed entry a limit may rise; it is then read at the highest level not above the wanted one, as R does. */
    private @Nullable Double crossing(double[] values, double level) {
        int reached = highestBelow(values, level + TOLERANCE);
        if (reached < 0) {
            return null;
        }
        if (values[reached] < level - TOLERANCE) {
            return times[reached];
        }
        int next = highestBelow(values, level - TOLERANCE);
        return (times[reached] + times[next < 0 ? times.length - 1 : next]) / 2;
    }

    private static int highestBelow(double[] values, double bound) {
        int best = -1;
        for (int i = 0; i < values.length; i++) {
            if (values[i] <= bound && (best < 0 || values[i] > values[best])) {
                best = i;
            }
        }
        return best;
    }

    /**
     * Area under the curve from 0 to tau with variance Σ (area right of t)² d/(n(n-d)) (Irwin 1949; Karrison 1987), on a
     * {@linkplain KaplanMeier#robust robust} curve that of the infinitesimal jackknife over clusters. Null when tau is not
     * positive and finite, on an empty curve, or when tau lies beyond the last observation of a curve that has not reached
     * 0. O(n).
     */
    public @Nullable RestrictedMean restrictedMean(double tau) {
        int last = times.length - 1;
        if (last < 0 || !(tau > 0 && Double.isFinite(tau)) || (tau > times[last] && survival[last] > 0)) {
            return null;
        }
        double area = 0;
        double variance = 0;
        double right = tau;
        double[] areaFrom = new double[times.length];
        for (int i = last; i >= 0; i--) {
            if (times[i] >= tau) {
                continue;
            }
            area += survival[i] * (right - times[i]);
            areaFrom[i] = area;
            right = times[i];
            double n = atRisk[i];
            double d = events[i];
            if (d > 0 && d < n) {
                variance += area * area * d / (n * (n - d));
            }
        }
        return new RestrictedMean(
                tau, area + right, jackknife == null ? variance : jackknife.areaVariance(this, areaFrom));
    }

    SurvivalCurve with(Jackknife errors) {
        return new SurvivalCurve(
                times, atRisk, events, survival, errors.survivalErrors(this), hazard, hazardVariance, errors);
    }

    /** Index of the last step not after the time, or -1. */
    int floor(double time) {
        double bound = time + TOLERANCE * Math.abs(time);
        int found = Arrays.binarySearch(times, bound);
        return found >= 0 ? found : -found - 2;
    }
}
