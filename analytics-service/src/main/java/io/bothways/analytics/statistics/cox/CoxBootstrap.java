package io.bothways.analytics.statistics.cox;

import io.bothways.analytics.statistics.Clusters;
import io.bothways.analytics.statistics.Columns;
import io.bothways.analytics.statistics.CounterRandom;
import io.bothways.analytics.statistics.Exponential;
import java.util.Arrays;

/**
 * Resampled versions of a fit: every cluster counts Poisson(1) times, and one Newton step from the full-data estimate with
 * the full-data information gives the coefficients of the resample (Shao and Tu 1995, 5.3; Poisson weights as in Chamandy
 * et al. 2012). The baseline hazard is that of the reweighted risk sets, moved along by the step.
 *
 * <p>Risks are computed once; {@value #LANES} resamples share one reading of the rows, O(n p) each, and have their counts side by
 * side in bytes, so that the adding is done by vector instructions. Any split of the resamples among
 * threads gives the same numbers.
 */
public final class CoxBootstrap {
    /** Resamples that share one walk over the rows. */
    public static final int LANES = 32;

    private final CoxFit fit;
    private final CoxRows rows;
    private final int[] cluster;
    private final CounterRandom random;
    private final double[] risk;
    private final boolean efron;

    /**
     * @param cluster number of the resampled unit of every row of the caller: the same numbering in two fits gives them the
     *     same resamples
     */
    public CoxBootstrap(CoxFit fit, int[] cluster, long seed) {
        this.fit = fit;
        this.rows = fit.rows();
        Columns.requireLength("cluster", cluster.length, rows.size());
        this.cluster = new int[rows.rows];
        for (int i = 0; i < rows.rows; i++) {
            this.cluster[i] = cluster[rows.source[i]];
        }
        random = new CounterRandom(seed);
        risk = fit.riskSets().risk;
        efron = fit.options().ties() == Ties.EFRON;
    }

    /** How often a cluster is drawn in a resample: Poisson with mean 1, at most 12. O(1). */
    public static int count(CounterRandom random, int resample, int cluster) {
        return random.poisson(resample, cluster);
    }

    /** Case weights of one resample for a full refit, 0 for rows never at risk at an event time. O(n). */
    public double[] weights(int resample) {
        double[] weights = new double[rows.size()];
        Arrays.fill(weights, 0);
        for (int i = 0; i < rows.rows; i++) {
            weights[rows.source[i]] = rows.weight[i] * count(random, resample, cluster[i]);
        }
        return weights;
    }

    /** One resample: coefficients per original unit, and the cumulative baseline hazard at covariates zero by event time. */
    public record Resample(double[] coefficients, double[] cumulativeHazard) {}

    /**
     * Resamples first … first + LANES - 1, in O(n p) each, and half a kilobyte for every event time and covariate. Refused for
     * fits with strata, and only meaningful for identifiable ones. Redundant coefficients stay 0; without events the hazard has no steps.
     */
    public Resample[] batch(int first) {
        if (rows.strata.count() > 1) {
            throw new IllegalArgumentException("resampling is offered for fits without strata");
        }
        int p = rows.covariates;
        int size = (1 + p) * LANES;
        int times = rows.time.length;
        byte[] multiplicity = multiplicities(first);
        boolean sums = rows.delayed;
        double[] departures = new double[sums ? times * size : 0];
        double[] atRisk = new double[size];
        double[] tied = new double[size];
        double[] score = new double[p * LANES];
        double[] hazard = new double[times * LANES];
        double[] meanHazard = new double[times * p * LANES];
        for (int e = times - 1; e >= 0; e--) {
            Arrays.fill(tied, 0);
            int events = rows.firstRow[e] + rows.deaths[e];
            for (int i = rows.firstRow[e]; i < rows.firstRow[e + 1]; i++) {
                int m = cluster[i] * LANES;
                add(i, multiplicity, m, atRisk, 0);
                if (i < events) {
                    add(i, multiplicity, m, tied, 0);
                    addEvent(i, multiplicity, m, score);
                }
                if (sums && rows.lo[i] >= 0) {
                    add(i, multiplicity, m, departures, rows.lo[i] * size);
                }
            }
            for (int k = 0; sums && k < size; k++) {
                atRisk[k] -= departures[e * size + k];
            }
            close(e, multiplicity, atRisk, tied, score, hazard, meanHazard);
        }
        return resamples(score, hazard, meanHazard);
    }

    /**
     * The resample by a fit of its own instead of one step: what {@link #batch} comes close to, at many times the cost. A
     * coefficient that runs to infinity in the resample stands where its climb ended, as the baseline hazard has it, and a
     * redundant one at 0. Refused for fits with strata.
     */
    public Resample refitted(int resample) {
        CoxFit own = CoxModel.fit(rows.reweighted(weights(resample)), fit.options());
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

    private byte[] multiplicities(int first) {
        int clusters = 0;
        for (int c : cluster) {
            clusters = Math.max(clusters, c + 1);
        }
        byte[] multiplicity = new byte[clusters * LANES];
        for (int c = 0; c < clusters; c++) {
            for (int b = 0; b < LANES; b++) {
                multiplicity[c * LANES + b] = (byte) count(random, first + b, c);
            }
        }
        return multiplicity;
    }

    private void add(int i, byte[] multiplicity, int m, double[] sums, int base) {
        int p = rows.covariates;
        double r = risk[i];
        for (int b = 0; b < LANES; b++) {
            sums[base + b] += r * multiplicity[m + b];
        }
        for (int j = 0; j < p; j++) {
            double rx = r * rows.x[i * p + j];
            int at = base + (1 + j) * LANES;
            for (int b = 0; b < LANES; b++) {
                sums[at + b] += rx * multiplicity[m + b];
            }
        }
    }

    private void addEvent(int i, byte[] multiplicity, int m, double[] score) {
        int p = rows.covariates;
        for (int j = 0; j < p; j++) {
            double wx = rows.weight[i] * rows.x[i * p + j];
            for (int b = 0; b < LANES; b++) {
                score[j * LANES + b] += wx * multiplicity[m + b];
            }
        }
    }

    /** The tied events of one time, each resample with its own number of them. */
    private void close(
            int e,
            byte[] multiplicity,
            double[] atRisk,
            double[] tied,
            double[] score,
            double[] hazard,
            double[] meanHazard) {
        int p = rows.covariates;
        for (int b = 0; b < LANES; b++) {
            double weight = 0;
            int events = 0;
            for (int i = rows.firstRow[e]; i < rows.firstRow[e] + rows.deaths[e]; i++) {
                int times = multiplicity[cluster[i] * LANES + b];
                weight += rows.weight[i] * times;
                events += times > 0 ? 1 : 0;
            }
            int steps = efron ? events : Math.min(events, 1);
            for (int k = 0; k < steps; k++) {
                double gone = (double) k / steps;
                double total = atRisk[b] - gone * tied[b];
                double increment = weight / steps / total;
                hazard[e * LANES + b] += increment;
                for (int j = 0; j < p; j++) {
                    int at = (1 + j) * LANES + b;
                    double mean = (atRisk[at] - gone * tied[at]) / total;
                    score[j * LANES + b] -= weight / steps * mean;
                    meanHazard[(e * p + j) * LANES + b] += increment * mean;
                }
            }
        }
    }

    private Resample[] resamples(double[] score, double[] hazard, double[] meanHazard) {
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
                    step[j] += inverse[j * p + k] * score[k * LANES + b];
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
