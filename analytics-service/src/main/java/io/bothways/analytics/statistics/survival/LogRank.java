package io.bothways.analytics.statistics.survival;

import io.bothways.analytics.statistics.Cholesky;
import io.bothways.analytics.statistics.Clusters;
import io.bothways.analytics.statistics.Distributions;
import io.bothways.analytics.statistics.InvalidRow;
import org.jspecify.annotations.Nullable;

/**
 * Log-rank and G-rho tests of equal hazards in K groups, stratified, with delayed entry: events weighted by S(t-)^rho of the
 * pooled curve of the stratum, hypergeometric variance (Mantel 1966; Harrington and Fleming 1982). rho 0 is the log-rank,
 * rho 1 the Peto–Peto form of Wilcoxon. Rows with a whole-number weight count that many times; other weights are refused:
 * the test is about counts.
 *
 * <p>O(n + K² × times) on whole-number times, with strata O(n log n + K² × n). Without events, or with no two groups ever at risk
 * together at one, there is nothing to compare: the statistic is null with 0 degrees of freedom.
 */
public final class LogRank {
    private LogRank() {}

    /**
     * Per group: rows, observed and expected (weighted) events; the variance of their differences row by row. With nothing
     * to compare statistic and p value are null and the degrees of freedom 0.
     */
    public record Result(
            int[] rows,
            double[] observed,
            double[] expected,
            double[] variance,
            int degreesOfFreedom,
            @Nullable Double statistic,
            @Nullable Double pValue) {}

    /** The unstratified test. */
    public static Result test(Observations rows, int[] group, int groups, double rho) {
        return test(rows, group, groups, null, rho);
    }

    /**
     * The statistic is chi-squared on (K - 1) degrees of freedom, fewer when groups are never at risk together. O(n + K² ×
     * times), with strata O(n log n + K² × n) however many there are. Null without rows, events, weight, or a second group at risk at any event.
     *
     * @param group 0 … groups-1 per row
     * @param stratum any label per row, or null for one stratum
     * @param rho not negative; 0 for the log-rank test
     * @throws InvalidRow where a group does not exist, a weight is no count, or the counts leave the range of an int
     */
    public static Result test(Observations rows, int[] group, int groups, int @Nullable [] stratum, double rho) {
        requireEmphasis(rho);
        rows.requireLength("group", group.length);
        long weight = 0;
        for (int row = 0; row < group.length; row++) {
            if (group[row] < 0 || group[row] >= groups) {
                throw new InvalidRow(row, "group " + group[row] + " of " + groups);
            }
            weight += rows.count(row);
            if (weight > Integer.MAX_VALUE) {
                throw new InvalidRow(row, "weights add up to more than " + Integer.MAX_VALUE);
            }
        }
        int[] sizes = new int[groups];
        double[] observed = new double[groups];
        double[] expected = new double[groups];
        double[] variance = new double[groups * groups];
        TimeAxis axis = TimeAxis.of(rows.stops());
        Tables tables = new Tables(rows, group, groups, axis);
        if (stratum == null) {
            tables.accumulate(null, StratumTimes.all(axis), rho, sizes, observed, expected, variance);
        } else {
            rows.requireLength("stratum", stratum.length);
            int[] stop = axis.floors(rows.stops());
            for (int[] members : Clusters.of(rows.size(), row -> stratum[row]).members()) {
                tables.accumulate(members, StratumTimes.of(members, stop), rho, sizes, observed, expected, variance);
            }
        }
        return conclude(sizes, observed, expected, variance);
    }

    static void requireEmphasis(double rho) {
        if (!(rho >= 0) || Double.isInfinite(rho)) {
            throw new IllegalArgumentException("rho " + rho);
        }
    }

    /** The rows, from which the table of every event time is made in one reading: columns of positions would cost more than it. */
    private record Tables(Observations rows, int[] group, int groups, TimeAxis axis) {

        /** @param members rows of the stratum, null for all */
        void accumulate(
                int @Nullable [] members,
                StratumTimes times,
                double rho,
                int[] sizes,
                double[] observed,
                double[] expected,
                double[] variance) {
            int size = times.size();
            int[] change = new int[(size + 1) * groups];
            int[] events = new int[size * groups];
            int[] exits = new int[size * groups];
            int[] cause = rows.causes();
            double[] stops = rows.stops();
            double[] starts = rows.starts();
            boolean weighted = rows.isWeighted();
            int count = members == null ? stops.length : members.length;
            for (int i = 0; i < count; i++) {
                int row = members == null ? i : members[i];
                int stop = axis.floor(stops[row]);
                int slot = times.floor(stop) * groups + group[row];
                int entered = starts == null ? 0 : times.floor(axis.entry(starts, row, stop)) + 1;
                int weight = weighted ? rows.count(row) : 1;
                exits[slot] += weight;
                events[slot] += cause[row] == 0 ? 0 : weight;
                change[entered * groups + group[row]] += weight;
            }
            for (int slot = 0; slot < exits.length; slot++) {
                sizes[slot % groups] += exits[slot];
            }
            walk(size, change, events, exits, rho, observed, expected, variance);
        }

        private void walk(
                int size,
                int[] change,
                int[] events,
                int[] exits,
                double rho,
                double[] observed,
                double[] expected,
                double[] variance) {
            int[] atRisk = new int[groups];
            double survival = 1;
            for (int c = 0; c < size; c++) {
                int total = 0;
                int dead = 0;
                for (int g = 0; g < groups; g++) {
                    atRisk[g] += change[c * groups + g];
                    total += atRisk[g];
                    dead += events[c * groups + g];
                }
                if (dead > 0) {
                    double weight = rho == 0 ? 1 : StrictMath.pow(survival, rho);
                    double spread = total > 1 ? weight * weight * dead * (double) (total - dead) / (total - 1.0) : 0;
                    for (int g = 0; g < groups; g++) {
                        double share = (double) atRisk[g] / total;
                        observed[g] += weight * events[c * groups + g];
                        expected[g] += weight * dead * share;
                        for (int h = 0; h < groups; h++) {
                            variance[g * groups + h] +=
                                    spread * share * ((g == h ? 1 : 0) - (double) atRisk[h] / total);
                        }
                    }
                    survival *= (double) (total - dead) / total;
                }
                for (int g = 0; g < groups; g++) {
                    atRisk[g] -= exits[c * groups + g];
                }
            }
        }
    }

    /** One group is dropped by the factorisation, as the rows of the variance add up to zero. */
    private static Result conclude(int[] sizes, double[] observed, double[] expected, double[] variance) {
        int groups = sizes.length;
        double[] excess = new double[groups];
        for (int g = 0; g < groups; g++) {
            excess[g] = observed[g] - expected[g];
        }
        Cholesky factor = Cholesky.of(variance, groups);
        int freedom = factor.rank();
        Double statistic = freedom == 0 ? null : factor.inverseForm(excess);
        Double p = statistic == null ? null : Distributions.chiSquaredTail(statistic, freedom);
        return new Result(sizes, observed, expected, variance, freedom, statistic, p);
    }
}
