package io.bothways.analytics.statistics.cox;

import io.bothways.analytics.statistics.Exponential;
import io.bothways.analytics.statistics.likelihood.ConstantColumns;
import io.bothways.analytics.statistics.likelihood.Likelihood;
import java.util.Arrays;

/**
 * Conditional likelihood of tied data: at each event time, Π r over those with the event divided by the sum of that product
 * over all choices of d among the n at risk. The sum and its first two derivatives follow the recursion of elementary
 * symmetric functions, B(d, n) = B(d, n-1) + r B(d-1, n-1) (Gail, Lubin and Rubinstein 1981).
 *
 * <p>O(n d p²) per event time, memory O(d p²). Case weights have no meaning here and are refused.
 */
final class ExactLikelihood implements Likelihood {
    private final CoxRows rows;
    private final double[] eventSum;
    private final double[] score;
    private final double[] information;
    private final ConstantColumns constant = new ConstantColumns();
    private final double[] squares;
    private final double[] risk;
    private double logLikelihood;

    ExactLikelihood(CoxRows rows) {
        if (!rows.unitWeights) {
            throw new IllegalArgumentException("exact ties do not take case weights");
        }
        this.rows = rows;
        int p = rows.covariates;
        eventSum = PartialLikelihood.eventSums(rows);
        score = new double[p];
        information = new double[p * p];
        squares = new double[p];
        risk = new double[rows.rows];
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
        for (int i = 0; i < risk.length; i++) {
            double eta = rows.offset == null ? 0 : rows.offset[i];
            for (int j = 0; j < p; j++) {
                eta += beta[j] * rows.x[i * p + j];
            }
            risk[i] = Exponential.exp(eta);
        }
        int[] members = new int[rows.rows];
        for (int s = 0; s + 1 < rows.firstTime.length; s++) {
            for (int e = rows.firstTime[s]; e < rows.firstTime[s + 1]; e++) {
                int count = 0;
                for (int i = rows.firstRow[e]; i < rows.firstRow[rows.firstTime[s + 1]]; i++) {
                    if (rows.lo[i] < e) {
                        members[count++] = i;
                    }
                }
                add(members, count, rows.deaths[e]);
            }
        }
        constant.clear(information, squares);
    }

    /** Risks are divided by their mean so that products of many of them stay within range. */
    private void add(int[] members, int count, int d) {
        int p = rows.covariates;
        double mean = 0;
        for (int m = 0; m < count; m++) {
            mean += risk[members[m]] / count;
        }
        double[] value = new double[d + 1];
        double[] first = new double[(d + 1) * p];
        double[] second = new double[(d + 1) * p * p];
        value[0] = 1;
        double exponent = 0;
        for (int m = 0; m < count; m++) {
            int at = members[m] * p;
            double r = risk[members[m]] / mean;
            for (int c = Math.min(d, m + 1); c > 0; c--) {
                for (int j = 0; j < p; j++) {
                    double xj = rows.x[at + j];
                    for (int k = 0; k < p; k++) {
                        double xk = rows.x[at + k];
                        second[(c * p + j) * p + k] += r
                                * (second[((c - 1) * p + j) * p + k]
                                        + xj * first[(c - 1) * p + k]
                                        + xk * first[(c - 1) * p + j]
                                        + xj * xk * value[c - 1]);
                    }
                }
                for (int j = 0; j < p; j++) {
                    first[c * p + j] += r * (first[(c - 1) * p + j] + rows.x[at + j] * value[c - 1]);
                }
                value[c] += r * value[c - 1];
            }
            exponent += rescale(value, first, second);
        }
        logLikelihood -= StrictMath.log(value[d]) + exponent * StrictMath.log(2) + d * StrictMath.log(mean);
        for (int j = 0; j < p; j++) {
            double meanJ = first[d * p + j] / value[d];
            score[j] -= meanJ;
            squares[j] += meanJ * meanJ;
            for (int k = 0; k < p; k++) {
                information[j * p + k] += second[(d * p + j) * p + k] / value[d] - meanJ * first[d * p + k] / value[d];
            }
        }
    }

    /** Keeps the recursion within range by a common power of two; answers the power taken out. */
    private static double rescale(double[] value, double[] first, double[] second) {
        double largest = 0;
        for (double v : value) {
            largest = Math.max(largest, v);
        }
        if (largest < 0x1p500) {
            return 0;
        }
        for (double[] sums : new double[][] {value, first, second}) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] *= 0x1p-500;
            }
        }
        return 500;
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
