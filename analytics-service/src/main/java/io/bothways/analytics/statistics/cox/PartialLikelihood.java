package io.bothways.analytics.statistics.cox;

import io.bothways.analytics.statistics.likelihood.ConstantColumns;
import io.bothways.analytics.statistics.likelihood.Likelihood;
import java.util.Arrays;

/** Log partial likelihood with its gradient and information at one coefficient vector, Efron or Breslow ties. */
final class PartialLikelihood implements Likelihood {
    private final CoxRows rows;
    private final boolean efron;
    private final RiskSetScan scan;
    private final double[] eventSum;
    private final double[] score;
    private final double[] information;
    private final double[] mean;
    private final ConstantColumns constant = new ConstantColumns();
    private final double[] squares;
    private double logLikelihood;

    PartialLikelihood(CoxRows rows, boolean efron) {
        this.rows = rows;
        this.efron = efron;
        int p = rows.covariates;
        scan = new RiskSetScan(rows, true);
        score = new double[p];
        information = new double[p * p];
        mean = new double[p];
        squares = new double[p];
        eventSum = eventSums(rows);
    }

    @Override
    public void evaluate(double[] beta) {
        int p = rows.covariates;
        logLikelihood = eventSum[p];
        for (int j = 0; j < p; j++) {
            logLikelihood += beta[j] * eventSum[j];
            score[j] = eventSum[j];
        }
        Arrays.fill(information, 0);
        Arrays.fill(squares, 0);
        scan.walk(beta, this::add);
        for (int j = 0; j < p; j++) {
            for (int k = 0; k < j; k++) {
                information[j * p + k] = information[k * p + j];
            }
        }
        constant.clear(information, squares);
    }

    private void add(int e, double[] atRisk, double[] tied) {
        int d = rows.deaths[e];
        double meanWeight = meanEventWeight(rows, e);
        if (!efron || d == 1) {
            addOne(atRisk, tied, 0, meanWeight * d);
            return;
        }
        for (int k = 0; k < d; k++) {
            addOne(atRisk, tied, (double) k / d, meanWeight);
        }
    }

    private void addOne(double[] atRisk, double[] tied, double gone, double weight) {
        int p = rows.covariates;
        double total = atRisk[0] - gone * tied[0];
        logLikelihood -= weight * StrictMath.log(total);
        for (int j = 0; j < p; j++) {
            mean[j] = (atRisk[1 + j] - gone * tied[1 + j]) / total;
            score[j] -= weight * mean[j];
        }
        int at = 1 + p;
        double share = weight / total;
        for (int j = 0; j < p; j++) {
            double weighted = weight * mean[j];
            squares[j] += weighted * mean[j];
            for (int k = j; k < p; k++, at++) {
                information[j * p + k] += share * (atRisk[at] - gone * tied[at]) - weighted * mean[k];
            }
        }
    }

    /** Σ w x over events in places 0 … p-1, Σ w offset in place p: the part of the likelihood that no risk set enters. */
    static double[] eventSums(CoxRows rows) {
        int p = rows.covariates;
        double[] sums = new double[p + 1];
        for (int e = 0; e < rows.deaths.length; e++) {
            for (int i = rows.firstRow[e]; i < rows.firstRow[e] + rows.deaths[e]; i++) {
                for (int j = 0; j < p; j++) {
                    sums[j] += rows.weight[i] * rows.x[i * p + j];
                }
                sums[p] += rows.offset == null ? 0 : rows.weight[i] * rows.offset[i];
            }
        }
        return sums;
    }

    static double meanEventWeight(CoxRows rows, int e) {
        if (rows.unitWeights) {
            return 1;
        }
        double sum = 0;
        for (int i = rows.firstRow[e]; i < rows.firstRow[e] + rows.deaths[e]; i++) {
            sum += rows.weight[i];
        }
        return sum / rows.deaths[e];
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
        return information;
    }
}
