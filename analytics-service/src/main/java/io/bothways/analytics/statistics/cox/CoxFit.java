package io.bothways.analytics.statistics.cox;

import io.bothways.analytics.statistics.Cholesky;
import io.bothways.analytics.statistics.Columns;
import io.bothways.analytics.statistics.Distributions;
import io.bothways.analytics.statistics.Interval;
import io.bothways.analytics.statistics.TestStatistic;
import io.bothways.analytics.statistics.cox.options.CoxOptions;
import io.bothways.analytics.statistics.cox.options.Ties;
import io.bothways.analytics.statistics.likelihood.Maximum;
import io.bothways.analytics.statistics.survival.Observations;
import org.jspecify.annotations.Nullable;

/**
 * A fitted model. All coefficients and variances are per original unit of the covariate. Null: not identifiable, because
 * the covariate repeats others, does not vary, separates, or there are no events.
 */
public final class CoxFit {
    private final CoxRows rows;
    private final CoxOptions options;
    private final boolean[] redundant;
    private final boolean[] separated;
    private final double[] beta;
    private final double[] inverse;
    private final double nullLogLikelihood;
    private final double logLikelihood;
    private final double scoreStatistic;
    private final int iterations;
    private final boolean converged;
    private @Nullable RiskSets riskSets;
    private double @Nullable [] robust;

    CoxFit(CoxRows rows, CoxOptions options, Maximum maximum) {
        this.rows = rows;
        this.options = options;
        separated = maximum.separated();
        redundant = maximum.redundant();
        beta = maximum.beta();
        inverse = maximum.variance();
        nullLogLikelihood = maximum.nullLogLikelihood();
        logLikelihood = maximum.logLikelihood();
        scoreStatistic = maximum.scoreStatistic();
        iterations = maximum.iterations();
        converged = maximum.converged();
    }

    /** The rows as they were prepared. */
    public CoxRows rows() {
        return rows;
    }

    /** The rows as they were given. */
    public Observations observations() {
        return rows.observations;
    }

    /** How it was fitted. */
    public CoxOptions options() {
        return options;
    }

    /** Number of covariates, redundant ones included. */
    public int covariates() {
        return beta.length;
    }

    /**
     * Whether at least one coefficient is identified and none runs to infinity: false without rows, events or covariates
     * that vary among those at risk, and under separation. O(p).
     */
    public boolean identifiable() {
        boolean any = false;
        for (int j = 0; j < beta.length; j++) {
            if (separated[j]) {
                return false;
            }
            any |= !redundant[j];
        }
        return any && Double.isFinite(logLikelihood);
    }

    /** Whether one coefficient is identified. */
    public boolean identifiable(int j) {
        return !redundant[j] && !separated[j];
    }

    /**
     * Whether the covariate does not vary among those at risk at any event, or repeats earlier ones; true for all without
     * events.
     */
    public boolean redundant(int j) {
        return redundant[j];
    }

    /**
     * Whether the covariate, alone or with others, tells events from the rest of every risk set. Never with Firth's
     * penalty.
     */
    public boolean separated(int j) {
        return separated[j];
    }

    /** Log hazard ratio per unit of the covariate (Cox 1972); null when not identifiable. O(1). */
    public @Nullable Double coefficient(int j) {
        return identifiable(j) ? (Double) reached(j) : null;
    }

    /**
     * Where the climb ended, per unit of the covariate: the {@link #coefficient} where there is one, 0 where it repeats
     * others, and where it runs to infinity a large number that says nothing by itself. Predictions need all of them: the
     * baseline hazard is that of subjects at zero beside these. O(1).
     */
    public double reached(int j) {
        return rows.unscale(beta[j], j);
    }

    /** Square root of the inverse information, per unit of the covariate; null when the coefficient is. O(p²). */
    public @Nullable Double standardError(int j) {
        return identifiable(j) ? Math.sqrt(variance()[j * beta.length + j]) : null;
    }

    /**
     * Clustered sandwich standard error (Lin and Wei 1989). Null when the coefficient is, with exact ties, where it is not
     * defined, and when the clusters do not differ in their residuals (one cluster, or everybody in a risk set in the
     * same). O(n p + clusters p²) the first time.
     */
    public @Nullable Double robustStandardError(int j) {
        return errorIn(robustVariance(), j);
    }

    /**
     * Standard error of a coefficient in a {@link #robustVariance} or {@link #clusteredVariance} of this fit, for who asks it
     * of several; null as {@link #robustStandardError} is. O(1).
     */
    public @Nullable Double errorIn(double @Nullable [] variance, int j) {
        if (variance == null || !identifiable(j)) {
            return null;
        }
        double square = variance[j * beta.length + j];
        return tells(square, variance()[j * beta.length + j]) ? (Double) Math.sqrt(square) : null;
    }

    /** Whether a sandwich variance is more than what rounding leaves where the clusters do not differ. */
    private static boolean tells(double sandwich, double model) {
        return sandwich > 1e-20 * model;
    }

    /**
     * As {@link #robustStandardError} with other clusters than those of the observations: a label per row given. Null in
     * the same cases. O(n p + clusters p²).
     */
    public @Nullable Double clusteredStandardError(int j, int[] cluster) {
        return errorIn(clusteredVariance(cluster), j);
    }

    /**
     * exp(coefficient) with its Wald interval from the robust variance if asked for, else from the information. Null when
     * the coefficient or that error is; a level outside (0, 1) is refused.
     */
    public @Nullable HazardRatio hazardRatio(int j, double level, boolean robustErrors) {
        Double coefficient = coefficient(j);
        Double error = robustErrors ? robustStandardError(j) : standardError(j);
        if (coefficient == null || error == null) {
            return null;
        }
        double half = Distributions.criticalValue(level) * error;
        return new HazardRatio(
                StrictMath.exp(coefficient),
                new Interval(StrictMath.exp(coefficient - half), StrictMath.exp(coefficient + half)),
                Distributions.normalTwoSided(coefficient / error));
    }

    /** Relative hazard per unit of a covariate, above 0, with interval and the two-sided p value of "no relation". */
    public record HazardRatio(double ratio, Interval interval, double pValue) {}

    /**
     * Inverse information, row by row, per units of the covariates; zero for redundant ones, not to be told for separated
     * ones. O(p²).
     */
    public double[] variance() {
        return rows.scaling.unscaled(inverse);
    }

    /**
     * Sandwich variance by the clusters of the observations; null with exact ties. Computed once, in O(n p + clusters p²).
     * All but zero for a single cluster: {@link #robustStandardError} tells them apart.
     */
    public double @Nullable [] robustVariance() {
        if (options.ties() == Ties.EXACT) {
            return null;
        }
        if (robust == null) {
            robust = rows.scaling.unscaled(RobustVariance.of(rows, riskSets(), inverse, rows.observations::cluster));
        }
        return robust;
    }

    /** As {@link #robustVariance} with other clusters: a label per row given. O(n p + clusters p²). */
    public double @Nullable [] clusteredVariance(int[] cluster) {
        Columns.requireLength("cluster", cluster.length, size());
        return options.ties() == Ties.EXACT
                ? null
                : rows.scaling.unscaled(RobustVariance.of(rows, riskSets(), inverse, row -> cluster[row]));
    }

    /** Log partial likelihood at zero coefficients (with Firth's penalty when asked for); 0 without events. */
    public double nullLogLikelihood() {
        return nullLogLikelihood;
    }

    /** The same at the estimate; under separation close to its supremum, which is never reached. */
    public double logLikelihood() {
        return logLikelihood;
    }

    /**
     * 2 (l(β) - l(0)) on as many degrees of freedom as covariates are not redundant. With none: statistic 0 and p value
     * NaN. O(1).
     */
    public TestStatistic likelihoodRatioTest() {
        return TestStatistic.chiSquared(2 * (logLikelihood - nullLogLikelihood), rank());
    }

    /**
     * U' I⁻¹ U at zero: it needs no maximum, so holds under separation too. Degrees of freedom and nothing to test as in
     * {@link #likelihoodRatioTest}. O(1).
     */
    public TestStatistic scoreTest() {
        return TestStatistic.chiSquared(scoreStatistic, rank());
    }

    /**
     * β' V⁻¹ β, with V robust when asked for and defined. Statistic and p value are NaN under separation, where β has no
     * value, and when a single cluster leaves no robust variance; statistic 0 and p value NaN with nothing to test. O(p³),
     * robust O(n p) more.
     */
    public TestStatistic waldTest(boolean robustErrors) {
        double[] scaled = robustErrors && options.ties() != Ties.EXACT
                ? RobustVariance.of(rows, riskSets(), inverse, rows.observations::cluster)
                : inverse;
        for (int j = 0; j < beta.length; j++) {
            int at = j * beta.length + j;
            if (separated[j] || !(redundant[j] || tells(scaled[at], inverse[at]))) {
                return TestStatistic.chiSquared(Double.NaN, rank());
            }
        }
        return TestStatistic.chiSquared(Cholesky.of(scaled, beta.length).inverseForm(beta), rank());
    }

    /** Rows given. */
    public int size() {
        return rows.size();
    }

    /** Rows with weight that have an event. */
    public int events() {
        return rows.events();
    }

    /** Newton steps taken. */
    public int iterations() {
        return iterations;
    }

    /**
     * Whether the climb ended because nothing was left to gain. Coefficients of a fit that did not converge are those of
     * its last step; under separation the answer says nothing.
     */
    public boolean converged() {
        return converged;
    }

    /**
     * Σ x β + offset of any row of the caller, on the log hazard scale and not centred; redundant covariates add nothing,
     * separated ones an arbitrary amount. O(p).
     */
    public double linearPredictor(int row) {
        double eta = rows.offsets == null ? 0 : rows.offsets[row];
        for (int j = 0; j < beta.length; j++) {
            eta += reached(j) * rows.columns[j][row];
        }
        return eta;
    }

    RiskSets riskSets() {
        if (riskSets == null) {
            riskSets = new RiskSets(rows, options.ties(), beta);
        }
        return riskSets;
    }

    double[] scaledCoefficients() {
        return beta;
    }

    double[] scaledVariance() {
        return inverse;
    }

    private int rank() {
        int rank = 0;
        for (boolean r : redundant) {
            rank += r ? 0 : 1;
        }
        return rank;
    }
}
