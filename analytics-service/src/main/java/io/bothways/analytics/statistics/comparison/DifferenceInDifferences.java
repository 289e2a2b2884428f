package io.bothways.analytics.statistics.comparison;

import io.bothways.analytics.statistics.Cholesky;
import io.bothways.analytics.statistics.Clusters;
import io.bothways.analytics.statistics.Columns;
import io.bothways.analytics.statistics.Distributions;
import io.bothways.analytics.statistics.Interval;
import io.bothways.analytics.statistics.InvalidRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Effect of a treatment that reaches whole units (departments) at different times: y = unit + period + δ treated + error, by
 * least squares after taking unit and period means out, variance clustered by unit with G/(G-1) and t quantiles on G-1
 * degrees of freedom (Bertrand, Duflo and Mullainathan 2004).
 *
 * <p>Unbiased if the effect is the same everywhere and units would have run in parallel; {@link #leads} shows whether they
 * did before. A comparison that rests on a single unit has no error that could be told from its residuals: they add up to
 * nothing in that unit whatever happened there (MacKinnon and Webb 2017). Null then, with fewer than three units, and when
 * treatment does not vary within unit and period. O(n × rounds).
 */
public final class DifferenceInDifferences {
    private static final int ROUNDS = 10_000;
    /** Relative size below which a sum is what rounding leaves. */
    private static final double ROUNDING = 1e-10;

    private final double[] outcome;
    private final int[] unit;
    private final int[] period;
    private final Clusters units;
    private final Clusters periods;

    private DifferenceInDifferences(double[] outcome, int[] unit, int[] period) {
        Columns.requireLength("unit", unit.length, outcome.length);
        Columns.requireLength("period", period.length, outcome.length);
        this.outcome = outcome;
        this.unit = unit;
        this.period = period;
        units = Clusters.of(unit.length, row -> unit[row]);
        periods = Clusters.of(period.length, row -> period[row]);
    }

    /** An effect in units of the outcome with its clustered error and the two-sided p value of "none". */
    public record Effect(double value, double standardError, Interval interval, double pValue) {}

    /** The effect some periods before (negative) treatment begins, against the period just before it. */
    public record Lead(int period, @Nullable Effect effect) {}

    /**
     * δ of the model above. O(n × rounds). Null with no rows, fewer than three units, treatment that does not vary within
     * unit and period or would not without one of the units (the only one treated, the only one never treated), and
     * residuals that vanish in every unit.
     *
     * @param treated 1 from the period on in which the unit is treated, else 0
     * @throws InvalidRow where an outcome or a treatment is not finite
     */
    public static @Nullable Effect effect(double[] outcome, int[] unit, int[] period, double[] treated, double level) {
        requireFinite(outcome, "outcome");
        requireFinite(treated, "treatment");
        Columns.requireLength("treatment", treated.length, outcome.length);
        Distributions.requireLevel(level);
        var problem = new DifferenceInDifferences(outcome, unit, period);
        return problem.restsOnOneUnit(treated)
                ? null
                : problem.fit(List.of(treated), level).getFirst();
    }

    /**
     * Differences before treatment, which should be nought: one dummy for every period relative to the start of treatment
     * but the last one before it; units never treated belong to none. O(n × rounds × periods + n × periods²). Empty when
     * nobody is treated.
     *
     * <p>Where no unit is never treated, a trend that runs through all relative periods cannot be told from the calendar: as
     * many of the earliest leads as it takes are references as well, and null (Borusyak, Jaravel and Spiess 2024). So is a
     * lead that only one unit has, and any as in {@link #effect}.
     *
     * @param start first treated period of the row's unit, or {@link Integer#MAX_VALUE} when never
     * @throws InvalidRow where an outcome is not finite
     */
    public static List<Lead> leads(double[] outcome, int[] unit, int[] period, int[] start, double level) {
        requireFinite(outcome, "outcome");
        Columns.requireLength("start", start.length, outcome.length);
        Distributions.requireLevel(level);
        var problem = new DifferenceInDifferences(outcome, unit, period);
        // effects first, then leads backwards in time: of columns that cannot be told apart the last ones are dropped
        Comparator<Integer> effectsFirst = Comparator.comparing(relative -> relative < 0);
        TreeMap<Integer, double[]> dummies = new TreeMap<>(effectsFirst.thenComparing(Math::abs));
        for (int i = 0; i < outcome.length; i++) {
            if (start[i] != Integer.MAX_VALUE && period[i] - start[i] != -1) {
                dummies.computeIfAbsent(period[i] - start[i], relative -> new double[outcome.length])[i] = 1;
            }
        }
        List<@Nullable Effect> effects = problem.fit(List.copyOf(dummies.values()), level);
        List<Lead> leads = new ArrayList<>();
        int at = 0;
        for (var dummy : dummies.entrySet()) {
            if (dummy.getKey() < 0) {
                boolean shared = problem.unitsIn(dummy.getValue()) > 1;
                leads.addFirst(new Lead(dummy.getKey(), shared ? effects.get(at) : null));
            }
            at++;
        }
        return leads;
    }

    private long unitsIn(double[] dummy) {
        return IntStream.range(0, dummy.length)
                .filter(i -> dummy[i] != 0)
                .map(units::of)
                .distinct()
                .count();
    }

    /**
     * Whether the column varies within unit and period, but no longer without some one unit. Such a unit's residuals add up
     * to nothing, weighted by the column, so only units where they do are left out for a try.
     */
    private boolean restsOnOneUnit(double[] column) {
        double[] x = within(column);
        double[] y = within(outcome);
        double xx = product(x, x);
        if (vanishes(xx, column)) {
            return false;
        }
        double slope = product(x, y) / xx;
        double[][] sums = new double[units.count()][3];
        for (int i = 0; i < x.length; i++) {
            double residual = y[i] - slope * x[i];
            double[] sum = sums[units.of(i)];
            sum[0] += residual * x[i];
            sum[1] += residual * residual;
            sum[2] += x[i] * x[i];
        }
        for (int u = 0; u < sums.length; u++) {
            double[] sum = sums[u];
            if (Math.abs(sum[0]) <= 1e-7 * Math.sqrt(sum[1] * sum[2]) && !variesWithout(u, column)) {
                return true;
            }
        }
        return false;
    }

    private boolean variesWithout(int left, double[] column) {
        int[] kept = IntStream.range(0, column.length)
                .filter(i -> units.of(i) != left)
                .toArray();
        double[] part = Arrays.stream(kept).mapToDouble(i -> column[i]).toArray();
        var rest = new DifferenceInDifferences(
                part,
                Arrays.stream(kept).map(i -> unit[i]).toArray(),
                Arrays.stream(kept).map(i -> period[i]).toArray());
        double[] x = rest.within(part);
        return !vanishes(product(x, x), part);
    }

    /** Whether nothing of a column's own size is left after means are taken out. */
    private static boolean vanishes(double square, double[] column) {
        return !(square > ROUNDING * product(column, column));
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
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
        for (int j = 0; j < p; j++) {
            x[j] = within(columns.get(j));
        }
        double[] cross = new double[p * p];
        double[] right = new double[p];
        for (int j = 0; j < p; j++) {
            right[j] = product(x[j], y);
            for (int k = 0; k < p; k++) {
                cross[j * p + k] = product(x[j], x[k]);
            }
        }
        for (int j = 0; j < p; j++) {
            if (vanishes(cross[j * p + j], columns.get(j))) {
                for (int k = 0; k < p; k++) {
                    cross[j * p + k] = 0;
                    cross[k * p + j] = 0;
                }
            }
        }
        Cholesky factor = Cholesky.of(cross, p);
        double[] beta = factor.solve(right);
        double[][] scores = new double[units.count()][p];
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double residual = y[i];
            for (int j = 0; j < p; j++) {
                residual -= beta[j] * x[j][i];
            }
            squares += residual * residual;
            for (int j = 0; j < p; j++) {
                scores[units.of(i)][j] += residual * x[j][i];
            }
        }
        double noise = squares > ROUNDING * ROUNDING * product(y, y) ? squares / n : Double.POSITIVE_INFINITY;
        double[] inverse = factor.inverse();
        double[] variance = Design.sandwiched(inverse, Outer.sum(scores, p), p);
        List<@Nullable Effect> effects = new ArrayList<>();
        for (int j = 0; j < p; j++) {
            int at = j * p + j;
            boolean told = !factor.redundant(j) && variance[at] > ROUNDING * ROUNDING * noise * inverse[at];
            effects.add(told ? effect(beta[j], variance[at], level) : null);
        }
        return effects;
    }

    private Effect effect(double value, double variance, double level) {
        int groups = units.count();
        double error = Math.sqrt(variance * groups / (groups - 1.0));
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
