package io.bothways.analytics.statistics.cox;

import io.bothways.analytics.statistics.Cholesky;
import io.bothways.analytics.statistics.TestStatistic;
import io.bothways.analytics.statistics.cox.options.Ties;
import io.bothways.analytics.statistics.survival.KaplanMeier;
import io.bothways.analytics.statistics.survival.SurvivalCurve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Score test that coefficients do not change with time: covariates times g(t) are added to the model and tested without
 * refitting, with the exact information of every risk set (Grambsch and Therneau 1994, as in R's {@code cox.zph} since
 * survival 3). O(n p²).
 */
public final class ProportionalHazardsTest {
    private ProportionalHazardsTest() {}

    /** The g(t) against which coefficients may drift. */
    public enum Clock {
        /** 1 - S(t-) of the curve of all rows, unweighted: events are spread evenly. */
        KAPLAN_MEIER,
        IDENTITY,
        /** Rank of the stop among those of all rows, censored ones too; ties share their mean rank. */
        RANK,
        /** log t; times must be above 0 wherever an event happens. */
        LOG
    }

    /**
     * One test per covariate or term (null where not identifiable or where g does not vary, as with one event time) and the
     * joint one (null when the fit is not identifiable).
     */
    public record Result(
            List<@Nullable TestStatistic> covariates,
            @Nullable TestStatistic global) {}

    /** A test for every covariate by itself, against the Kaplan–Meier clock. */
    public static Result of(CoxFit fit) {
        return of(fit, Clock.KAPLAN_MEIER);
    }

    /** A test for every covariate by itself. Chi-squared on one degree of freedom each. O(n p²). */
    public static Result of(CoxFit fit, Clock clock) {
        return of(fit, clock, IntStream.range(0, fit.covariates()).toArray());
    }

    /**
     * A test for every term, on as many degrees of freedom as its covariates add. Fits with exact ties are refused, and so
     * is the LOG clock with an event at time 0 or before. O(n p²).
     *
     * @param term number of the term each covariate belongs to, ascending from 0: the columns of a factor share one
     */
    public static Result of(CoxFit fit, Clock clock, int[] term) {
        CoxRows rows = fit.rows();
        if (fit.options().ties() == Ties.EXACT) {
            throw new IllegalArgumentException("the test is defined for Efron and Breslow ties");
        }
        int p = rows.covariates;
        double[] g = clockValues(rows, clock);
        Sums sums = new Sums(rows, fit.options().ties() == Ties.EFRON, g);
        new RiskSetScan(rows, true).walk(fit.scaledCoefficients(), sums);
        double[] joint = sums.joint();
        List<@Nullable TestStatistic> tests = new ArrayList<>();
        for (int from = 0; from < p; ) {
            int to = from;
            boolean identified = false;
            do {
                identified |= fit.identifiable(to++);
            } while (to < p && term[to] == term[from]);
            tests.add(identified ? test(joint, sums.score, p, from, to) : null);
            from = to;
        }
        return new Result(tests, fit.identifiable() ? test(joint, sums.score, p, 0, p) : null);
    }

    /** Statistic for the added terms from … to-1, the p model terms always included. */
    private static @Nullable TestStatistic test(double[] joint, double[] score, int p, int from, int to) {
        int size = p + to - from;
        double[] matrix = new double[size * size];
        double[] u = new double[size];
        for (int a = 0; a < size; a++) {
            int row = a < p ? a : a + from;
            u[a] = a < p ? 0 : score[row - p];
            for (int b = 0; b < size; b++) {
                matrix[a * size + b] = joint[row * 2 * p + (b < p ? b : b + from)];
            }
        }
        Cholesky factor = Cholesky.of(matrix, size);
        int freedom = 0;
        for (int a = p; a < size; a++) {
            freedom += factor.redundant(a) ? 0 : 1;
        }
        return freedom == 0 ? null : TestStatistic.chiSquared(factor.inverseForm(u), freedom);
    }

    private static double[] clockValues(CoxRows rows, Clock clock) {
        double[] g = new double[rows.time.length];
        ToDoubleFunction<Double> value =
                switch (clock) {
                    case KAPLAN_MEIER -> {
                        SurvivalCurve pooled = KaplanMeier.of(rows.observations.unweighted());
                        yield time -> 1 - pooled.survivalBefore(time);
                    }
                    case IDENTITY -> time -> time;
                    case LOG -> StrictMath::log;
                    case RANK -> {
                        double[] stops = rows.observations.stops().clone();
                        Arrays.sort(stops);
                        yield time -> (firstAtLeast(stops, time) + firstAtLeast(stops, Math.nextUp(time)) + 1) / 2.0;
                    }
                };
        double total = 0;
        double events = 0;
        for (int e = 0; e < g.length; e++) {
            g[e] = value.applyAsDouble(rows.time[e]);
            total += g[e] * rows.deaths[e];
            events += rows.deaths[e];
        }
        if (!Double.isFinite(total)) {
            throw new IllegalArgumentException("the " + clock + " clock has no value at an event at time 0 or before");
        }
        for (int e = 0; e < g.length; e++) {
            g[e] -= total / events;
        }
        return g;
    }

    private static int firstAtLeast(double[] sorted, double value) {
        int found = Arrays.binarySearch(sorted, value);
        int at = found >= 0 ? found : -found - 1;
        while (at > 0 && sorted[at - 1] == value) {
            at--;
        }
        return at;
    }

    /** Score of the added terms and the information of model and added terms: Σ V, Σ g V and Σ g² V over event times. */
    private static final class Sums implements RiskSetScan.Visitor {
        private final CoxRows rows;
        private final boolean efron;
        private final double[] g;
        private final double[] plain;
        private final double[] crossed;
        private final double[] squared;
        final double[] score;

        Sums(CoxRows rows, boolean efron, double[] g) {
            this.rows = rows;
            this.efron = efron;
            this.g = g;
            int p = rows.covariates;
            plain = new double[p * p];
            crossed = new double[p * p];
            squared = new double[p * p];
            score = new double[p];
        }

        @Override
        public void eventTime(int e, double[] atRisk, double[] tied) {
            int p = rows.covariates;
            int d = rows.deaths[e];
            double weight = PartialLikelihood.meanEventWeight(rows, e);
            for (int i = rows.firstRow[e]; i < rows.firstRow[e] + d; i++) {
                for (int j = 0; j < p; j++) {
                    score[j] += g[e] * rows.weight[i] * rows.x[i * p + j];
                }
            }
            int steps = efron ? d : 1;
            double[] mean = new double[p];
            for (int k = 0; k < steps; k++) {
                double gone = (double) k / steps;
                double total = atRisk[0] - gone * tied[0];
                double w = weight * d / steps;
                for (int j = 0; j < p; j++) {
                    mean[j] = (atRisk[1 + j] - gone * tied[1 + j]) / total;
                    score[j] -= g[e] * w * mean[j];
                }
                int at = 1 + p;
                for (int j = 0; j < p; j++) {
                    for (int l = j; l < p; l++, at++) {
                        double v = w * ((atRisk[at] - gone * tied[at]) / total - mean[j] * mean[l]);
                        plain[j * p + l] += v;
                        crossed[j * p + l] += g[e] * v;
                        squared[j * p + l] += g[e] * g[e] * v;
                    }
                }
            }
        }

        double[] joint() {
            int p = rows.covariates;
            int size = 2 * p;
            double[] joint = new double[size * size];
            for (int j = 0; j < p; j++) {
                for (int l = 0; l < p; l++) {
                    int at = Math.min(j, l) * p + Math.max(j, l);
                    joint[j * size + l] = plain[at];
                    joint[j * size + p + l] = crossed[at];
                    joint[(p + j) * size + l] = crossed[at];
                    joint[(p + j) * size + p + l] = squared[at];
                }
            }
            return joint;
        }
    }
}
