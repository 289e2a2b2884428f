package io.bothways.analytics.statistics.comparison;

import io.bothways.analytics.statistics.Columns;
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

    /**
     * O(n). Scores of an identifiable model: under separation they reach 0 or 1, which is refused where they are divided
     * by.
     *
     * @param score between 0 and 1, and strictly so wherever it is divided by
     * @throws InvalidRow where it is not
     */
    public static Weighting of(boolean[] treated, double[] score, Target target) {
        Columns.requireLength("score", score.length, treated.length);
        double[] weight = new double[score.length];
        for (int i = 0; i < weight.length; i++) {
            double e = score[i];
            weight[i] = switch (target) {
                case TREATED -> treated[i] ? 1 : e / (1 - e);
                case ALL -> treated[i] ? 1 / e : 1 / (1 - e);
            };
            if (!(e >= 0 && e <= 1) || !Double.isFinite(weight[i])) {
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

    /**
     * Given weights, such as counts from a matching; a row of weight 0 counts as absent.
     *
     * @throws InvalidRow where a weight is negative or not finite
     */
    public static Weighting given(boolean[] treated, double[] weight) {
        Columns.requireLength("weight", weight.length, treated.length);
        for (int i = 0; i < weight.length; i++) {
            if (!(weight[i] >= 0) || Double.isInfinite(weight[i])) {
                throw new InvalidRow(i, "weight " + weight[i]);
            }
        }
        return new Weighting(treated, weight);
    }

    /** Weight of a row, 0 or more. */
    public double weight(int row) {
        return weight[row];
    }

    /**
     * Σ w y / Σ w of one arm, in units of the values; null when the arm has no weight. O(n).
     *
     * @param arm true: the treated
     * @throws InvalidRow where a value of the arm is not finite
     */
    public @Nullable Double mean(double[] values, boolean arm) {
        Columns.requireLength("value", values.length, treated.length);
        double sum = 0;
        double total = 0;
        for (int i = 0; i < values.length; i++) {
            if (treated[i] == arm) {
                if (!Double.isFinite(values[i])) {
                    throw new InvalidRow(i, "value " + values[i]);
                }
                sum += weight[i] * values[i];
                total += weight[i];
            }
        }
        return total > 0 ? sum / total : null;
    }

    /** Mean of the treated minus mean of the controls, in units of the values; null when either arm has no weight. O(n). */
    public @Nullable Double difference(double[] values) {
        Double one = mean(values, true);
        Double other = mean(values, false);
        return one == null || other == null ? null : (Double) (one - other);
    }

    /**
     * HC0 of the weighted difference, the scores taken as known: √(Σ over arms of Σ w² (y - ȳ)² / (Σ w)²). Null when an arm
     * has no weight, and when no value differs from its arm's mean, as with one subject in each. O(n).
     */
    public @Nullable Double standardError(double[] values) {
        double variance = 0;
        boolean varies = false;
        for (boolean arm : new boolean[] {true, false}) {
            Double mean = mean(values, arm);
            if (mean == null) {
                return null;
            }
            double total = 0;
            double sum = 0;
            int counted = 0;
            for (int i = 0; i < values.length; i++) {
                if (treated[i] == arm) {
                    double u = weight[i] * (values[i] - mean);
                    sum += u * u;
                    total += weight[i];
                    counted += weight[i] > 0 ? 1 : 0;
                }
            }
            variance += sum / (total * total);
            varies |= counted > 1 && sum > 0;
        }
        return varies ? (Double) Math.sqrt(variance) : null;
    }

    /** (Σw)² / Σw²: how many equally weighted rows the arm is worth (Kish 1965); 0 for an arm without weight. O(n). */
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

    /**
     * Difference of weighted means over the unweighted standard deviation of the treated, without unit (Stuart 2010); where
     * the treated do not vary or are fewer than two, over √((s₁² + s₀²) / 2) of both arms. Where neither varies it is 0 when
     * the means are the same and infinite when they differ: no number of deviations measures that. Null only when an arm has
     * no weight. O(n).
     */
    public @Nullable Double standardisedDifference(double[] values) {
        Double one = mean(values, true);
        Double other = mean(values, false);
        if (one == null || other == null) {
            return null;
        }
        double ofTreated = variance(values, true);
        double square = ofTreated > 0 ? ofTreated : (ofTreated + variance(values, false)) / 2;
        double rounding = square > 0 ? 0 : 1e-12 * Math.max(Math.abs(one), Math.abs(other));
        return Math.abs(one - other) <= rounding ? 0 : (one - other) / Math.sqrt(square);
    }

    /** Unweighted; 0 for an arm that does not vary or has fewer than two rows. */
    private double variance(double[] values, boolean arm) {
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (treated[i] == arm) {
                sum += values[i];
                least = Math.min(least, values[i]);
                most = Math.max(most, values[i]);
                count++;
            }
        }
        if (count < 2 || least == most) {
            return 0;
        }
        double mean = sum / count;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            squares += treated[i] == arm ? (values[i] - mean) * (values[i] - mean) : 0;
        }
        return squares / (count - 1);
    }
}
