package io.bothways.analytics.statistics.cox;

import io.bothways.analytics.statistics.cox.options.Ties;

/**
 * What the fitted risk sets say at every event time: hazard increments at the centre of the covariates, the mean covariate,
 * and their products. The {@code tied} variants hold for rows with an event at that very time, which under Efron's rule are
 * only in part at risk. Covariates are those of {@link CoxRows}, centred and scaled. O(n p).
 */
final class RiskSets {
    final double[] hazard;
    final double[] tiedHazard;
    final double[] mean;
    final double[] meanHazard;
    final double[] tiedMeanHazard;
    /** Risk of every prepared row, weight included. */
    final double[] risk;

    private final CoxRows rows;
    private final boolean efron;

    RiskSets(CoxRows rows, Ties ties, double[] beta) {
        this.rows = rows;
        efron = ties == Ties.EFRON;
        int times = rows.time.length;
        int p = rows.covariates;
        hazard = new double[times];
        tiedHazard = new double[times];
        mean = new double[times * p];
        meanHazard = new double[times * p];
        tiedMeanHazard = new double[times * p];
        RiskSetScan scan = new RiskSetScan(rows, false);
        scan.walk(beta, this::add);
        risk = scan.risk();
    }

    private void add(int e, double[] atRisk, double[] tied) {
        int p = rows.covariates;
        int d = rows.deaths[e];
        double weight = PartialLikelihood.meanEventWeight(rows, e);
        int steps = efron ? d : 1;
        for (int k = 0; k < steps; k++) {
            double gone = (double) k / steps;
            double total = atRisk[0] - gone * tied[0];
            double increment = weight * d / steps / total;
            hazard[e] += increment;
            tiedHazard[e] += (1 - gone) * increment;
            for (int j = 0; j < p; j++) {
                double m = (atRisk[1 + j] - gone * tied[1 + j]) / total;
                mean[e * p + j] += m / steps;
                meanHazard[e * p + j] += m * increment;
                tiedMeanHazard[e * p + j] += (1 - gone) * m * increment;
            }
        }
    }
}
