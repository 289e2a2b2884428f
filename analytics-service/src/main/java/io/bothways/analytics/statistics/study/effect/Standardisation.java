package io.bothways.analytics.statistics.study.effect;

import io.bothways.analytics.statistics.Exponential;
import io.bothways.analytics.statistics.cox.BaselineHazard;
import io.bothways.analytics.statistics.cox.CoxBootstrap.Resample;
import io.bothways.analytics.statistics.cox.CoxFit;
import io.bothways.analytics.statistics.study.data.Adjustment;
import io.bothways.analytics.statistics.study.data.Episodes;
import io.bothways.analytics.statistics.study.data.StudyParameters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The effect of joining on those who joined, by the g-formula over two cause-specific Cox models (Robins 1986): for every
 * joiner the probability of staying for h days from joining, once with and once without the effect of joining, everything
 * else as it was at joining; the difference is averaged over joiners.
 *
 * <p>Varying covariates go on varying after joining: those whose value has not changed yet change with the rate and by the
 * mean amount seen in the data, which is carried through as a second state. Joining is taken not to act on exits of other
 * causes; the negative control tests that. O(joiners × months) per evaluation.
 */
final class Standardisation {
    private static final double MONTH = 365.25 / 12;

    private final int[] joiner;
    private final double[] grid;
    private final boolean[] early;
    private final int[] interestSteps;
    private final int[] otherSteps;
    private final double[][] adjustment;
    private final boolean[] changed;
    private final double changeRate;
    /** By step of the grid: the probability that what has not changed before it does not change in it. */
    private final double[] unchanged;

    private final double[] meanChange;
    private final List<Integer> horizons;
    private final int[] horizonAt;

    /** Effects at one horizon; differences are with minus without joining. */
    record Effect(double retentionWith, double retentionWithout, double daysGained, double incidenceDifference) {
        double retentionDifference() {
            return retentionWith - retentionWithout;
        }
    }

    Standardisation(
            Adjustment adjusted,
            StudyParameters parameters,
            int[] joinEpisodes,
            BaselineHazard interest,
            @Nullable BaselineHazard other) {
        Episodes episodes = adjusted.episodes();
        horizons = parameters.horizons();
        grid = grid(parameters);
        early = new boolean[grid.length];
        horizonAt = new int[horizons.size()];
        for (int k = 1; k < grid.length; k++) {
            early[k] = (grid[k - 1] + grid[k]) / 2 < parameters.waningAfter();
            for (int h = 0; h < horizonAt.length; h++) {
                horizonAt[h] = grid[k] == horizons.get(h) ? k : horizonAt[h];
            }
        }
        int n = joinEpisodes.length;
        joiner = new int[n];
        interestSteps = new int[n * grid.length];
        otherSteps = new int[n * grid.length];
        adjustment = new double[n][];
        changed = new boolean[n];
        for (int i = 0; i < n; i++) {
            int row = joinEpisodes[i];
            joiner[i] = episodes.subject(row);
            for (int k = 0; k < grid.length; k++) {
                double clock = episodes.start(row) + grid[k];
                interestSteps[i * grid.length + k] = interest.stepsUntil(clock);
                otherSteps[i * grid.length + k] = other == null ? 0 : other.stepsUntil(clock);
            }
            adjustment[i] = adjusted.at(row);
            changed[i] = episodes.moved(row);
        }
        ChangeProcess process = ChangeProcess.of(episodes);
        changeRate = process.rate();
        meanChange = process.mean();
        unchanged = new double[grid.length];
        for (int k = 1; k < grid.length; k++) {
            unchanged[k] = Exponential.exp(-changeRate * (grid[k] - grid[k - 1]));
        }
    }

    /** Months, without those that lie close to a horizon, the horizons, and the day that parts early from late. */
    private static double[] grid(StudyParameters parameters) {
        List<Double> days = new ArrayList<>();
        int last = parameters.horizons().getLast();
        days.add(0.0);
        for (int month = 1; month * MONTH < last; month++) {
            double day = month * MONTH;
            if (parameters.horizons().stream().noneMatch(horizon -> Math.abs(day - horizon) < MONTH / 3)) {
                days.add(day);
            }
        }
        parameters.horizons().forEach(horizon -> days.add((double) horizon));
        if (parameters.waningAfter() < last) {
            days.add((double) parameters.waningAfter());
        }
        return days.stream()
                .mapToDouble(Double::doubleValue)
                .distinct()
                .sorted()
                .toArray();
    }

    int joiners() {
        return joiner.length;
    }

    /** The subject standing at place i. */
    int joiner(int i) {
        return joiner[i];
    }

    /** The fit itself as a resample in which everybody counts once; runaway coefficients as its baseline hazard has them. */
    static Resample asResample(CoxFit fit, BaselineHazard hazard) {
        double[] coefficients = new double[fit.covariates()];
        for (int j = 0; j < coefficients.length; j++) {
            coefficients[j] = fit.reached(j);
        }
        return new Resample(coefficients, hazard.cumulative());
    }

    /**
     * @param interest coefficients: early, late, then the adjustment
     * @param other coefficients: the adjustment alone; null when nobody leaves for other causes
     * @param weight how often each joiner counts
     */
    List<Effect> effects(Resample interest, @Nullable Resample other, double[] weight) {
        double[][] sums = new double[horizonAt.length][5];
        double earlyRatio = Exponential.exp(interest.coefficients()[0]);
        double lateRatio = Exponential.exp(interest.coefficients()[1]);
        double[] path = new double[grid.length * 3];
        for (int i = 0; i < joiner.length; i++) {
            if (weight[i] == 0) {
                continue;
            }
            double r = Exponential.exp(dot(interest.coefficients(), 2, adjustment[i]));
            double q = other == null ? 0 : Exponential.exp(dot(other.coefficients(), 0, adjustment[i]));
            double shiftR = Exponential.exp(shift(interest.coefficients(), 2, adjustment[i].length));
            double shiftQ = other == null ? 1 : Exponential.exp(shift(other.coefficients(), 0, adjustment[i].length));
            for (int arm = 0; arm < 2; arm++) {
                follow(
                        i,
                        interest.cumulativeHazard(),
                        other == null ? null : other.cumulativeHazard(),
                        r,
                        q,
                        shiftR,
                        shiftQ,
                        arm == 1 ? earlyRatio : 1,
                        arm == 1 ? lateRatio : 1,
                        path);
                for (int h = 0; h < horizonAt.length; h++) {
                    int k = horizonAt[h];
                    double sign = arm == 1 ? 1 : -1;
                    sums[h][arm] += weight[i] * path[k];
                    sums[h][2] += weight[i] * sign * path[grid.length + k];
                    sums[h][3] += weight[i] * sign * path[2 * grid.length + k];
                    sums[h][4] += arm == 0 ? weight[i] : 0;
                }
            }
        }
        List<Effect> effects = new ArrayList<>();
        for (double[] sum : sums) {
            effects.add(new Effect(sum[1] / sum[4], sum[0] / sum[4], sum[2] / sum[4], sum[3] / sum[4]));
        }
        return effects;
    }

    /** Survival, area under it and incidence of interest along the grid, for one joiner in one arm. */
    private void follow(
            int i,
            double[] interest,
            double @Nullable [] other,
            double r,
            double q,
            double shiftR,
            double shiftQ,
            double earlyRatio,
            double lateRatio,
            double[] path) {
        int size = grid.length;
        boolean moving = changeRate > 0 && !changed[i];
        double before = 1;
        double after = 0;
        path[0] = 1;
        path[size] = 0;
        path[2 * size] = 0;
        double interestBefore = cumulative(interest, interestSteps[i * size]);
        double otherBefore = other == null ? 0 : cumulative(other, otherSteps[i * size]);
        for (int k = 1; k < size; k++) {
            double interestNow = cumulative(interest, interestSteps[i * size + k]);
            double otherNow = other == null ? 0 : cumulative(other, otherSteps[i * size + k]);
            double a = (interestNow - interestBefore) * r * (early[k] ? earlyRatio : lateRatio);
            double b = (otherNow - otherBefore) * q;
            interestBefore = interestNow;
            otherBefore = otherNow;
            double days = grid[k] - grid[k - 1];
            double stay = Exponential.exp(-a - b);
            double lostBefore = before * (1 - stay);
            double lostAfter = 0;
            double shifted = a * shiftR + b * shiftQ;
            if (moving) {
                double still = unchanged[k];
                double stayAfter = Exponential.exp(-shifted);
                double entering = before * (1 - still) * Math.sqrt(stay * stayAfter);
                lostAfter = after * (1 - stayAfter) + before * (1 - still) - entering;
                lostBefore = before * still * (1 - stay);
                after = after * stayAfter + entering;
                before = before * still * stay;
            } else {
                before *= stay;
            }
            path[k] = before + after;
            path[size + k] = path[size + k - 1] + days * (path[k] + path[k - 1]) / 2;
            double share = a + b > 0 ? a / (a + b) : 0;
            double shiftedShare = shifted > 0 ? a * shiftR / shifted : 0;
            path[2 * size + k] = path[2 * size + k - 1] + share * lostBefore + shiftedShare * lostAfter;
        }
    }

    private static double cumulative(double[] hazard, int steps) {
        return steps == 0 ? 0 : hazard[steps - 1];
    }

    private static double dot(double[] coefficients, int from, double[] x) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            sum += coefficients[from + j] * x[j];
        }
        return sum;
    }

    private double shift(double[] coefficients, int from, int length) {
        double sum = 0;
        for (int v = 0; v < meanChange.length; v++) {
            sum += coefficients[from + length - meanChange.length + v] * meanChange[v];
        }
        return sum;
    }

    /** First changes of varying covariates per day without one, and by how much on average. */
    private record ChangeProcess(double rate, double[] mean) {
        static ChangeProcess of(Episodes episodes) {
            int kinds = episodes.data().changes().size();
            double[] sums = new double[kinds];
            double days = 0;
            int first = 0;
            for (int i = 0; i < episodes.size(); i++) {
                boolean moved = episodes.moved(i);
                boolean earlier = i > 0 && episodes.subject(i - 1) == episodes.subject(i) && episodes.moved(i - 1);
                days += moved ? 0 : episodes.stop(i) - episodes.start(i);
                if (moved && !earlier) {
                    first++;
                    for (int v = 0; v < kinds; v++) {
                        sums[v] += episodes.change(v, i);
                    }
                }
            }
            for (int v = 0; v < kinds; v++) {
                sums[v] = first == 0 ? 0 : sums[v] / first;
            }
            return new ChangeProcess(days > 0 ? first / days : 0, sums);
        }
    }
}
