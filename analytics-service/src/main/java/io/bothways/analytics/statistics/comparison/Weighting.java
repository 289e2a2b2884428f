package io.bothways.analytics.statistics.comparison;

import io.bothways.analytics.statistics.InvalidRow;
import org.jspecify.annotations.Nullable;

/**
 * Inverse-probability weights from propensity scores e(x) = Pr(treated | x) (Rosenbaum and Rubin 1983; Hirano, Imbens and
 * Ridder 2003). Normalised (Hájek) means; all methods O(n); null when an arm has no weight.
 */
public final class Weighting {
    /** Whose effect is estimated. */
    public enum Target {
        /** The treated: they weigh 1, controls e / (1 - e). */
        TREATED,
        /** Everybody: 1 / e and 1 / (1 - e). */
        ALL
    }

    private final boolean[] treated;
    private final double[] weight;

    private Weighting(boolean[] treated, double[] weight) {
        this.treated = treated;
        this.weight = weight;
    }

    /** @param score strictly between 0 and 1 wherever it is divided by */
    public static Weighting of(boolean[] treated, double[] score, Target target) {
        double[] weight = new double[score.length];
        for (int i = 0; i < weight.length; i++) {
            double e = score[i];
            weight[i] = switch (target) {
                case TREATED -> treated[i] ? 1 : e / (1 - e);
                case ALL -> treated[i] ? 1 / e : 1 / (1 - e);
            };
            if (!(weight[i] >= 0) || Double.isInfinite(weight[i])) {
                throw new InvalidRow(i, "propensity " + e);
            }
        }
        return new Weighting(treated, weight);
    }

    /** Every row as it is: what a naive comparison uses. */
    public static Weighting none(boolean[] treated) {
        double[] weight = new double[treated.length];
        java.util.Arrays.fill(weight, 1);
        return new Weighting(treated, weight);
    }

    /** Given weights, such as counts from a matching. */
    public static Weighting given(boolean[] treated, double[] weight) {
        return new Weighting(treated, weight);
    }

    public double weight(int row) {
        return weight[row];
    }

    public @Nullable Double mean(double[] values, boolean arm) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < values.length; i++) {
            if (treated[i] == arm) {
                sum += weight[i] * values[i];
                total += weight[i];
            }
        }
        return total > 0 ? sum / total : null;
    }

    /** Mean of the treated minus mean of the controls. */
    public @Nullable Double difference(double[] values) {
        Double one = mean(values, true);
        Double other = mean(values, false);
        return one == null || other == null ? null : (Double) (one - other);
    }

    /** HC0 of the weighted difference, the scores taken as known. */
    public @Nullable Double standardError(double[] values) {
        double variance = 0;
        for (boolean arm : new boolean[] {true, false}) {
            Double mean = mean(values, arm);
            if (mean == null) {
                return null;
            }
            double total = 0;
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                if (treated[i] == arm) {
                    double u = weight[i] * (values[i] - mean);
                    sum += u * u;
                    total += weight[i];
                }
            }
            variance += sum / (total * total);
        }
        return Math.sqrt(variance);
    }

    /** (Σw)² / Σw²: how many equally weighted rows the arm is worth (Kish 1965). */
    public double effectiveSize(boolean arm) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < weight.length; i++) {
            if (treated[i] == arm) {
                sum += weight[i];
                squares += weight[i] * weight[i];
            }
        }
        return squares > 0 ? sum * sum / squares : 0;
    }

    /** Difference of weighted means over the unweighted standard deviation of the treated; null without variation. */
    public @Nullable Double standardisedDifference(double[] values) {
        Double difference = difference(values);
        double deviation = treatedDeviation(values);
        return difference == null || !(deviation > 0) ? null : (Double) (difference / deviation);
    }

    private double treatedDeviation(double[] values) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            sum += treated[i] ? values[i] : 0;
            count += treated[i] ? 1 : 0;
        }
        double mean = sum / count;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            squares += treated[i] ? (values[i] - mean) * (values[i] - mean) : 0;
        }
        return count < 2 ? 0 : Math.sqrt(squares / (count - 1));
    }
}
