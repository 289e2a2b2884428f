package io.bothways.analytics.statistics.cox;

import io.bothways.analytics.statistics.Cholesky;
import io.bothways.analytics.statistics.Distributions;
import io.bothways.analytics.statistics.Interval;
import io.bothways.analytics.statistics.Maximum;
import io.bothways.analytics.statistics.TestStatistic;
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

    public CoxRows rows() {
        return rows;
    }

    /** The rows as they were given. */
    public Observations observations() {
        return rows.observations;
    }

    public CoxOptions options() {
        return options;
    }

    public int covariates() {
        return beta.length;
    }

    /** Whether at least one coefficient is identified and none runs to infinity. */
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

    public boolean identifiable(int j) {
        return !redundant[j] && !separated[j];
    }

    /** Whether the covariate does not vary among those at risk, or repeats earlier ones. */
    public boolean redundant(int j) {
        return redundant[j];
    }

    /** Whether the covariate, alone or with others, tells events from the rest of every risk set. */
    public boolean separated(int j) {
        return separated[j];
    }

    public @Nullable Double coefficient(int j) {
        return identifiable(j) ? rows.unscale(beta[j], j) : null;
    }

    /** Square root of the inverse information; null when the coefficient is. */
    public @Nullable Double standardError(int j) {
        return identifiable(j) ? Math.sqrt(variance()[j * beta.length + j]) : null;
    }

    /**
     * Clustered sandwich standard error; null when the coefficient is, with exact ties, where it is not defined, and when
     * the clusters do not differ in their residuals (one cluster, or everybody in a risk set in the same).
     */
    public @Nullable Double robustStandardError(int j) {
        double[] variance = robustVariance();
        return identifiable(j) && variance != null ? sandwichError(variance, j) : null;
    }

    private @Nullable Double sandwichError(double[] variance, int j) {
        double square = variance[j * beta.length + j];
        return square > 1e-20 * variance()[j * beta.length + j] ? (Double) Math.sqrt(square) : null;
    }

    /** As {@link #robustStandardError} with other clusters than those of the observations: a label per row given. */
    public @Nullable Double clusteredStandardError(int j, int[] cluster) {
        if (!identifiable(j) || options.ties() == Ties.EXACT) {
            return null;
        }
        return sandwichError(
                rows.scaling.unscaled(RobustVariance.of(rows, riskSets(), inverse, row -> cluster[row])), j);
    }

    /** exp(coefficient) with its Wald interval from the robust variance if asked for, else from the information. */
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

    /** Relative hazard per unit of a covariate, with interval and the p value of "no relation". */
    public record HazardRatio(double ratio, Interval interval, double pValue) {}

    /** Inverse information, row by row, zero for redundant covariates. */
    public double[] variance() {
        return rows.scaling.unscaled(inverse);
    }

    /** Sandwich variance by the clusters of the observations; null with exact ties. Computed once. */
    public double @Nullable [] robustVariance() {
        if (options.ties() == Ties.EXACT) {
            return null;
        }
        if (robust == null) {
            robust = rows.scaling.unscaled(RobustVariance.of(rows, riskSets(), inverse, rows.observations::cluster));
        }
        return robust;
    }

    /** Two log likelihoods, at zero and at the estimate (with Firth's penalty when asked for). */
    public double nullLogLikelihood() {
        return nullLogLikelihood;
    }

    public double logLikelihood() {
        return logLikelihood;
    }

    public TestStatistic likelihoodRatioTest() {
        return TestStatistic.chiSquared(2 * (logLikelihood - nullLogLikelihood), rank());
    }

    public TestStatistic scoreTest() {
        return TestStatistic.chiSquared(scoreStatistic, rank());
    }

    /** Wald test that all coefficients are zero; robust when asked for and defined. */
    public TestStatistic waldTest(boolean robustErrors) {
        double[] scaled = robustErrors && options.ties() != Ties.EXACT
                ? RobustVariance.of(rows, riskSets(), inverse, rows.observations::cluster)
                : inverse;
        return TestStatistic.chiSquared(Cholesky.of(scaled, beta.length).inverseForm(beta), rank());
    }

    /** Rows given. */
    public int size() {
        return rows.size();
    }

    public int events() {
        return rows.events();
    }

    public int iterations() {
        return iterations;
    }

    public boolean converged() {
        return converged;
    }

    /** Σ x β + offset of any row of the caller, on the original scale and not centred. */
    public double linearPredictor(int row) {
        double eta = rows.offsets == null ? 0 : rows.offsets[row];
        for (int j = 0; j < beta.length; j++) {
            eta += rows.unscale(beta[j], j) * rows.columns[j][row];
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
