package io.bothways.analytics.statistics.comparison;

import io.bothways.analytics.statistics.Cholesky;
import io.bothways.analytics.statistics.Clusters;
import io.bothways.analytics.statistics.Distributions;
import io.bothways.analytics.statistics.Interval;
import io.bothways.analytics.statistics.InvalidRow;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Effect of a treatment that reaches whole units (departments) at different times: y = unit + period + δ treated + error, by
 * least squares after taking unit and period means out, variance clustered by unit with G/(G-1) and t quantiles on G-1
 * degrees of freedom (Bertrand, Duflo and Mullainathan 2004).
 *
 * <p>Unbiased if the effect is the same everywhere and units would have run in parallel; {@link #leads} shows whether they
 * did before. Null with fewer than two units, or when treatment does not vary within unit and period. O(n × rounds).
 */
public final class DifferenceInDifferences {
    private static final int ROUNDS = 10_000;

    private final double[] outcome;
    private final Clusters units;
    private final Clusters periods;

    private DifferenceInDifferences(double[] outcome, int[] unit, int[] period) {
        this.outcome = outcome;
        units = Clusters.of(unit.length, row -> unit[row]);
        periods = Clusters.of(period.length, row -> period[row]);
    }

    /** An effect in units of the outcome with its clustered error and the two-sided p value of "none". */
    public record Effect(double value, double standardError, Interval interval, double pValue) {}

    /** The effect some periods before (negative) treatment begins, against the period just before it. */
    public record Lead(int period, @Nullable Effect effect) {}

    /**
     * δ of the model above. O(n × rounds). Null with no rows, fewer than two units, treatment that does not vary within
     * unit and period, and residuals that vanish in every unit.
     *
     * @param treated 1 from the period on in which the unit is treated, else 0
     * @throws InvalidRow where an outcome or a treatment is not finite
     */
    public static @Nullable Effect effect(double[] outcome, int[] unit, int[] period, double[] treated, double level) {
        requireFinite(outcome, "outcome");
        requireFinite(treated, "treatment");
        Distributions.requireLevel(level);
        var problem = new DifferenceInDifferences(outcome, unit, period);
        return problem.fit(List.of(treated), level).getFirst();
    }

    /**
     * Differences before treatment, which should be nought: one dummy for every period relative to the start of treatment
     * but the last one before it; units never treated belong to none. O(n × rounds × periods + n × periods²). Empty when
     * nobody is treated; the effect of a lead is null as in {@link #effect}.
     *
     * @param start first treated period of the row's unit, or {@link Integer#MAX_VALUE} when never
     * @throws InvalidRow where an outcome is not finite
     */
    public static List<Lead> leads(double[] outcome, int[] unit, int[] period, int[] start, double level) {
        requireFinite(outcome, "outcome");
        Distributions.requireLevel(level);
        TreeMap<Integer, double[]> dummies = new TreeMap<>();
        for (int i = 0; i < outcome.length; i++) {
            if (start[i] != Integer.MAX_VALUE && period[i] - start[i] != -1) {
                dummies.computeIfAbsent(period[i] - start[i], relative -> new double[outcome.length])[i] = 1;
            }
        }
        var problem = new DifferenceInDifferences(outcome, unit, period);
        List<@Nullable Effect> effects = problem.fit(List.copyOf(dummies.values()), level);
        List<Lead> leads = new ArrayList<>();
        int at = 0;
        for (int relative : dummies.keySet()) {
            if (relative < 0) {
                leads.add(new Lead(relative, effects.get(at)));
            }
            at++;
        }
        return leads;
    }

    private static void requireFinite(double[] column, String name) {
        for (int i = 0; i < column.length; i++) {
            if (!Double.isFinite(column[i])) {
                throw new InvalidRow(i, name + " " + column[i]);
            }
        }
    }

    private List<@Nullable Effect> fit(List<double[]> columns, double level) {
        int p = columns.size();
        int n = outcome.length;
        double[] y = within(outcome);
        double[][] x = new double[p][];
        double[] variation = new double[p];
        for (int j = 0; j < p; j++) {
            x[j] = within(columns.get(j));
            for (int i = 0; i < n; i++) {
                variation[j] += columns.get(j)[i] * columns.get(j)[i];
            }
        }
        double[] cross = new double[p * p];
        double[] right = new double[p];
        for (int j = 0; j < p; j++) {
            for (int i = 0; i < n; i++) {
                right[j] += x[j][i] * y[i];
                for (int k = 0; k < p; k++) {
                    cross[j * p + k] += x[j][i] * x[k][i];
                }
            }
            if (cross[j * p + j] < 1e-10 * variation[j]) {
                for (int k = 0; k < p; k++) {
                    cross[j * p + k] = 0;
                    cross[k * p + j] = 0;
                }
            }
        }
        Cholesky factor = Cholesky.of(cross, p);
        double[] beta = factor.solve(right);
        double[][] scores = new double[units.count()][p];
        for (int i = 0; i < n; i++) {
            double residual = y[i];
            for (int j = 0; j < p; j++) {
                residual -= beta[j] * x[j][i];
            }
            for (int j = 0; j < p; j++) {
                scores[units.of(i)][j] += residual * x[j][i];
            }
        }
        double[] variance = Design.sandwiched(factor.inverse(), Outer.sum(scores, p), p);
        List<@Nullable Effect> effects = new ArrayList<>();
        for (int j = 0; j < p; j++) {
            effects.add(factor.redundant(j) ? null : effect(beta[j], variance[j * p + j], level));
        }
        return effects;
    }

    private @Nullable Effect effect(double value, double variance, double level) {
        int groups = units.count();
        if (groups < 2) {
            return null;
        }
        double error = Math.sqrt(variance * groups / (groups - 1.0));
        if (!(error > 0)) {
            return null;
        }
        double half = Distributions.studentQuantile(0.5 + level / 2, groups - 1.0) * error;
        double p = Distributions.studentTwoSided(value / error, groups - 1.0);
        return new Effect(value, error, new Interval(value - half, value + half), p);
    }

    /** Takes out unit and period means by turns until nothing is left of either; two rounds on balanced panels. */
    private double[] within(double[] column) {
        double[] rest = column.clone();
        double size = 0;
        for (double value : column) {
            size = Math.max(size, Math.abs(value));
        }
        for (int round = 0; round < ROUNDS; round++) {
            double moved = Math.max(centre(rest, units), centre(rest, periods));
            if (moved <= 1e-14 * size) {
                break;
            }
        }
        return rest;
    }

    private double centre(double[] values, Clusters groups) {
        double[] sum = new double[groups.count()];
        double[] total = new double[groups.count()];
        for (int i = 0; i < values.length; i++) {
            sum[groups.of(i)] += values[i];
            total[groups.of(i)]++;
        }
        double moved = 0;
        for (int g = 0; g < sum.length; g++) {
            sum[g] /= total[g];
            moved = Math.max(moved, Math.abs(sum[g]));
        }
        for (int i = 0; i < values.length; i++) {
            values[i] -= sum[groups.of(i)];
        }
        return moved;
    }
}
