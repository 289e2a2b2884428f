package io.bothways.analytics.statistics.cox;

import io.bothways.analytics.statistics.Clusters;
import io.bothways.analytics.statistics.Columns;
import io.bothways.analytics.statistics.Draws;
import io.bothways.analytics.statistics.Exponential;
import io.bothways.analytics.statistics.cox.options.Ties;
import java.util.Arrays;

/**
 * Resampled versions of a fit: every cluster counts Poisson(1) times, and one Newton step from the full-data estimate with
 * the full-data information gives the coefficients of the resample (Shao and Tu 1995, 5.3; Poisson weights as in Chamandy
 * et al. 2012). The baseline hazard is that of the reweighted risk sets, moved along by the step.
 *
 * <p>Risks, and by how much clusters change the risk sets, are computed once; all lanes of a {@link Draws} share one reading of
 * them, O(n p) each, with their sums side by side, so that the adding is done by vector instructions. Any split of the resamples
 * among threads gives the same numbers.
 */
public final class CoxBootstrap {
    private static final int LANES = Draws.LANES;

    private final CoxFit fit;
    private final CoxRows rows;
    private final int[] cluster;
    private final double[] risk;
    private final boolean efron;
    private final RiskSetChanges changes;

    /**
     * O(n p). Refused for fits with strata or exact ties, and only meaningful for identifiable ones.
     *
     * @param cluster number of the resampled unit of every row of the caller, as the draws number them
     */
    public CoxBootstrap(CoxFit fit, int[] cluster) {
        this.fit = fit;
        this.rows = fit.rows();
        Columns.requireLength("cluster", cluster.length, rows.size());
        if (rows.strata.count() > 1) {
            throw new IllegalArgumentException("resampling is offered for fits without strata");
        }
        if (fit.options().ties() == Ties.EXACT) {
            throw new IllegalArgumentException("resampling counts rows, which exact ties do not do");
        }
        this.cluster = new int[rows.rows];
        for (int i = 0; i < rows.rows; i++) {
            this.cluster[i] = cluster[rows.source[i]];
        }
        risk = fit.riskSets().risk;
        efron = fit.options().ties() == Ties.EFRON;
        changes = RiskSetChanges.of(rows, risk, this.cluster);
    }

    /** Case weights of one resample for a full refit, 0 for rows never at risk at an event time. O(n). */
    public double[] weights(Draws draws, int lane) {
        double[] weights = new double[rows.size()];
        for (int i = 0; i < rows.rows; i++) {
            weights[rows.source[i]] = rows.weight[i] * draws.count(cluster[i], lane);
        }
        return weights;
    }

    /** One resample: coefficients per original unit, and the cumulative baseline hazard at covariates zero by event time. */
    public record Resample(double[] coefficients, double[] cumulativeHazard) {}

    /**
     * All resamples of the draws, in O(n p) each, and half a kilobyte for every event time and covariate. Redundant coefficients
     * stay 0; without events the hazard has no steps.
     */
    public Resample[] batch(Draws draws) {
        int p = rows.covariates;
        int times = rows.time.length;
        Sums atRisk = new Sums(p);
        TiedEvents tied = new TiedEvents(p);
        double[][] score = new double[p][LANES];
        double[] hazard = new double[times * LANES];
        double[] meanHazard = new double[times * p * LANES];
        for (int e = times - 1; e >= 0; e--) {
            atRisk.add(changes, e, draws);
            tied.clear();
            for (int i = rows.firstRow[e]; i < rows.firstRow[e] + rows.deaths[e]; i++) {
                tied.add(i, draws, score);
            }
            close(e, atRisk.sums, tied, score, hazard, meanHazard);
        }
        return resamples(score, hazard, meanHazard);
    }

    /**
     * The resample by a fit of its own instead of one step: what {@link #batch} comes close to, at many times the cost. A
     * coefficient that runs to infinity in the resample stands where its climb ended, as the baseline hazard has it, and a
     * redundant one at 0.
     */
    public Resample refitted(Draws draws, int lane) {
        CoxFit own = CoxModel.fit(rows.reweighted(weights(draws, lane)), fit.options());
        BaselineHazard hazard = BaselineHazard.of(own);
        double[] coefficients = new double[rows.covariates];
        for (int j = 0; j < coefficients.length; j++) {
            coefficients[j] = own.reached(j);
        }
        double[] cumulative = new double[rows.time.length];
        for (int e = 0; e < cumulative.length; e++) {
            cumulative[e] = hazard.at(rows.time[e]);
        }
        return new Resample(coefficients, cumulative);
    }

    /** Sums over risk sets, of the risk and of the risk times every covariate: an array of lanes for each. */
    private static final class Sums {
        /** Changes added in one go, so that sums are read and written once for as many. */
        private static final int TILE = 4;

        final double[][] sums;
        private final double[][] drawn = new double[TILE][LANES];

        Sums(int covariates) {
            sums = new double[1 + covariates][LANES];
        }

        void add(RiskSetChanges changes, int e, Draws draws) {
            int c = changes.first[e];
            for (; c + TILE <= changes.first[e + 1]; c += TILE) {
                for (int t = 0; t < TILE; t++) {
                    draws.read(changes.cluster[c + t], drawn[t]);
                }
                addTile(changes.change, c * sums.length);
            }
            for (; c < changes.first[e + 1]; c++) {
                draws.read(changes.cluster[c], drawn[0]);
                add(changes.change, c * sums.length, drawn[0], sums);
            }
        }

        private void addTile(double[] change, int from) {
            double[] drawn0 = drawn[0];
            double[] drawn1 = drawn[1];
            double[] drawn2 = drawn[2];
            double[] drawn3 = drawn[3];
            int size = sums.length;
            for (int k = 0; k < size; k++) {
                double change0 = change[from + k];
                double change1 = change[from + size + k];
                double change2 = change[from + 2 * size + k];
                double change3 = change[from + 3 * size + k];
                double[] sum = sums[k];
                for (int b = 0; b < LANES; b++) {
                    sum[b] += change0 * drawn0[b] + change1 * drawn1[b] + change2 * drawn2[b] + change3 * drawn3[b];
                }
            }
        }

        /** Adds as many terms as there are sums, each as often as drawn. One array a sum: lanes of one large array are not vectorised. */
        static void add(double[] terms, int from, double[] drawn, double[][] sums) {
            for (int k = 0; k < sums.length; k++) {
                double term = terms[from + k];
                double[] sum = sums[k];
                for (int b = 0; b < LANES; b++) {
                    sum[b] += term * drawn[b];
                }
            }
        }
    }

    /** The events of one time: their sums, and in each resample how many there are and what they weigh. */
    private final class TiedEvents {
        final double[][] sums;
        final double[] weight = new double[LANES];
        final int[] events = new int[LANES];
        private final double[] drawn = new double[LANES];
        private final double[] terms;

        TiedEvents(int covariates) {
            sums = new double[1 + covariates][LANES];
            terms = new double[1 + covariates];
        }

        void clear() {
            for (double[] sum : sums) {
                Arrays.fill(sum, 0);
            }
            Arrays.fill(weight, 0);
            Arrays.fill(events, 0);
        }

        void add(int i, Draws draws, double[][] score) {
            int p = rows.covariates;
            draws.read(cluster[i], drawn);
            for (int b = 0; b < LANES; b++) {
                weight[b] += rows.weight[i] * drawn[b];
                events[b] += drawn[b] > 0 ? 1 : 0;
            }
            terms[0] = risk[i];
            for (int j = 0; j < p; j++) {
                terms[1 + j] = risk[i] * rows.x[i * p + j];
            }
            Sums.add(terms, 0, drawn, sums);
            for (int j = 0; j < p; j++) {
                terms[j] = rows.weight[i] * rows.x[i * p + j];
            }
            Sums.add(terms, 0, drawn, score);
        }
    }

    /** The tied events of one time, each resample with its own number of them. */
    private void close(
            int e, double[][] atRisk, TiedEvents tied, double[][] score, double[] hazard, double[] meanHazard) {
        int p = rows.covariates;
        for (int b = 0; b < LANES; b++) {
            int steps = efron ? tied.events[b] : Math.min(tied.events[b], 1);
            double weight = tied.weight[b] / steps;
            for (int k = 0; k < steps; k++) {
                double gone = (double) k / steps;
                double perRisk = 1 / (atRisk[0][b] - gone * tied.sums[0][b]);
                double increment = weight * perRisk;
                hazard[e * LANES + b] += increment;
                for (int j = 0; j < p; j++) {
                    double mean = (atRisk[1 + j][b] - gone * tied.sums[1 + j][b]) * perRisk;
                    score[j][b] -= weight * mean;
                    meanHazard[(e * p + j) * LANES + b] += increment * mean;
                }
            }
        }
    }

    private Resample[] resamples(double[][] score, double[] hazard, double[] meanHazard) {
        int p = rows.covariates;
        int times = rows.time.length;
        double[] inverse = fit.scaledVariance();
        Resample[] resamples = new Resample[LANES];
        for (int b = 0; b < LANES; b++) {
            double[] step = new double[p];
            double[] coefficients = new double[p];
            double atCentre = 0;
            for (int j = 0; j < p; j++) {
                for (int k = 0; k < p; k++) {
                    step[j] += inverse[j * p + k] * score[k][b];
                }
                coefficients[j] = rows.unscale(fit.scaledCoefficients()[j] + step[j], j);
                atCentre += coefficients[j] * rows.centre[j];
            }
            double[] cumulative = new double[times];
            double scale = Exponential.exp(-atCentre);
            double sum = 0;
            for (int e = 0; e < times; e++) {
                double increment = hazard[e * LANES + b];
                double drift = 0;
                for (int j = 0; j < p && increment > 0; j++) {
                    drift += meanHazard[(e * p + j) * LANES + b] / increment * step[j];
                }
                sum += increment * Exponential.exp(-drift);
                cumulative[e] = sum * scale;
            }
            resamples[b] = new Resample(coefficients, cumulative);
        }
        return resamples;
    }

    /** Numbers clusters densely for several fits over the same subjects. O(n) or O(n log n); no rows, no numbers. */
    public static int[] clusters(int[] label) {
        return Clusters.of(label.length, row -> label[row]).numbers();
    }
}
