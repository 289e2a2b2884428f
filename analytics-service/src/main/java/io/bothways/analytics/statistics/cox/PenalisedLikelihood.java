package io.bothways.analytics.statistics.cox;

import io.bothways.analytics.statistics.Cholesky;
import io.bothways.analytics.statistics.likelihood.Likelihood;

/**
 * Partial likelihood plus half the log determinant of the information (Firth 1993). The gradient of the penalty is
 * ½ Σ over event times of E[q (x - x̄)] with q = (x - x̄)' I⁻¹ (x - x̄) under the weights of the risk set, so one further walk
 * with the known I⁻¹ gives it without third moments.
 */
final class PenalisedLikelihood implements Likelihood {
    private final CoxRows rows;
    private final boolean efron;
    private final PartialLikelihood plain;
    private final RiskSetScan scan;
    private final double[] score;
    private double[] inverse = new double[0];
    private double logLikelihood;

    PenalisedLikelihood(CoxRows rows, boolean efron) {
        this.rows = rows;
        this.efron = efron;
        plain = new PartialLikelihood(rows, efron);
        scan = RiskSetScan.withQuadratic(rows);
        score = new double[rows.covariates];
    }

    @Override
    public void evaluate(double[] beta) {
        plain.evaluate(beta);
        int p = rows.covariates;
        Cholesky factor = Cholesky.of(plain.information(), p);
        inverse = factor.inverse();
        logLikelihood = plain.logLikelihood() + factor.logDeterminant() / 2;
        for (int j = 0; j < p; j++) {
            logLikelihood -= rows.scale[j] > 0 && !factor.redundant(j) ? StrictMath.log(rows.scale[j]) : 0;
            score[j] = plain.score()[j];
        }
        scan.walk(beta, inverse, this::add);
    }

    private void add(int e, double[] atRisk, double[] tied) {
        int d = rows.deaths[e];
        double weight = PartialLikelihood.meanEventWeight(rows, e);
        for (int k = 0; k < d; k++) {
            addOne(atRisk, tied, efron ? (double) k / d : 0, weight);
        }
    }

    private void addOne(double[] atRisk, double[] tied, double gone, double weight) {
        int p = rows.covariates;
        double total = atRisk[0] - gone * tied[0];
        double[] mean = new double[p];
        for (int j = 0; j < p; j++) {
            mean[j] = (atRisk[1 + j] - gone * tied[1 + j]) / total;
        }
        double[] u = new double[p];
        double meanForm = 0;
        for (int j = 0; j < p; j++) {
            for (int k = 0; k < p; k++) {
                u[j] += inverse[j * p + k] * mean[k];
            }
            meanForm += u[j] * mean[j];
        }
        double[] second = new double[p];
        int at = 1 + p;
        for (int j = 0; j < p; j++) {
            for (int k = j; k < p; k++, at++) {
                double moment = (atRisk[at] - gone * tied[at]) / total;
                second[j] += moment * u[k];
                second[k] += k == j ? 0 : moment * u[j];
            }
        }
        int q = scan.quadraticOffset();
        double meanQ = (atRisk[q] - gone * tied[q]) / total;
        for (int j = 0; j < p; j++) {
            double meanQx = (atRisk[q + 1 + j] - gone * tied[q + 1 + j]) / total;
            score[j] += weight / 2 * (meanQx - mean[j] * meanQ - 2 * (second[j] - mean[j] * meanForm));
        }
    }

    @Override
    public double logLikelihood() {
        return logLikelihood;
    }

    @Override
    public double[] score() {
        return score;
    }

    @Override
    public double[] information() {
        return plain.information();
    }
}
