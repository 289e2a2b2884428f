package io.bothways.analytics.statistics.competing;

import io.bothways.analytics.statistics.Clusters;
import io.bothways.analytics.statistics.Exponential;
import io.bothways.analytics.statistics.InvalidRow;
import io.bothways.analytics.statistics.Scaling;
import io.bothways.analytics.statistics.likelihood.ConstantColumns;
import io.bothways.analytics.statistics.likelihood.Likelihood;
import io.bothways.analytics.statistics.likelihood.Maximum;
import io.bothways.analytics.statistics.survival.KaplanMeier;
import io.bothways.analytics.statistics.survival.Observations;
import io.bothways.analytics.statistics.survival.SurvivalCurve;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Regression on the subdistribution hazard of one cause (Fine and Gray 1999): those who left by another cause stay in the
 * risk set with weight G(t-)/G(T-), G the Kaplan–Meier curve of censoring. Breslow ties; the variance is the sandwich with
 * the term for G being estimated. Right-censored rows without weights; O(n log n + iterations (n + times) p²).
 *
 * <p>Coefficients of covariates that do not vary, and all of them without events of the cause, are null.
 */
public final class FineGray {
    private final Observations rows;
    private final int cause;
    private final double[][] columns;
    private final int size;
    private final int[] byTime;
    private final double[] censoringFree;
    private final Scaling scaling;

    private FineGray(Observations rows, int cause, double[][] columns) {
        this.rows = rows;
        this.cause = cause;
        this.columns = columns;
        size = columns.length;
        byTime = order(rows);
        censoringFree = censoringFree(rows);
        double[] weights = new double[rows.size()];
        Arrays.fill(weights, 1);
        scaling = Scaling.of(columns, weights);
    }

    /**
     * What was fitted, per original unit of the covariates: log subdistribution hazard ratios and their sandwich errors.
     * Null where not identifiable: no event of the cause, no variation, a repeated covariate, separation; errors also for a
     * single cluster.
     */
    public record Fit(
            @Nullable Double[] coefficients,
            @Nullable Double[] standardErrors,
            double[] variance,
            double logLikelihood,
            double nullLogLikelihood,
            int events) {}

    /**
     * O(n log n + iterations (n + times) p²). No rows and no events of the cause are answered with nulls. Delayed entry,
     * weights and a cause below 1 are refused.
     *
     * @throws InvalidRow where a covariate is not finite
     */
    public static Fit fit(Observations rows, int cause, double[][] columns) {
        if (rows.hasDelayedEntry() || rows.isWeighted()) {
            throw new IllegalArgumentException("Fine and Gray's model takes unweighted rows observed from the origin");
        }
        if (cause < 1) {
            throw new IllegalArgumentException("cause " + cause);
        }
        return new FineGray(rows, cause, columns).fit();
    }

    private Fit fit() {
        Subdistribution likelihood = new Subdistribution();
        Maximum maximum = Maximum.of(likelihood, scaling.spans(), 30);
        double[] naive = scaling.unscaled(maximum.variance());
        double[] variance = scaling.unscaled(sandwich(maximum.beta(), maximum.variance()));
        int events = 0;
        for (int code : rows.causes()) {
            events += code == cause ? 1 : 0;
        }
        @Nullable Double[] coefficients = new Double[size];
        @Nullable Double[] errors = new Double[size];
        for (int j = 0; j < size; j++) {
            boolean identified = maximum.identified(j);
            coefficients[j] = identified ? maximum.beta()[j] * scaling.scale(j) : null;
            double square = variance[j * size + j];
            errors[j] = identified && square > 1e-20 * naive[j * size + j] ? (Double) Math.sqrt(square) : null;
        }
        return new Fit(coefficients, errors, variance, maximum.logLikelihood(), maximum.nullLogLikelihood(), events);
    }

    private double x(int row, int j) {
        return scaling.of(columns[j][row], j);
    }

    private double[] risks(double[] beta) {
        double[] risk = new double[rows.size()];
        for (int row = 0; row < risk.length; row++) {
            double eta = 0;
            for (int j = 0; j < size; j++) {
                eta += beta[j] * x(row, j);
            }
            risk[row] = Exponential.exp(eta);
        }
        return risk;
    }

    /** Partial likelihood over the enlarged risk sets: one backward sum of those at risk, one forward sum of those gone. */
    private final class Subdistribution implements Likelihood {
        private final double[] score = new double[size];
        private final double[] information = new double[size * size];
        private final ConstantColumns constant = new ConstantColumns();
        private final double[] squares = new double[size];
        private double logLikelihood;

        @Override
        public void evaluate(double[] beta) {
            logLikelihood = 0;
            Arrays.fill(score, 0);
            Arrays.fill(information, 0);
            Arrays.fill(squares, 0);
            double[] risk = risks(beta);
            new Sweep(risk, true).run((row, count, moments) -> {
                double total = moments[0];
                logLikelihood -= count * StrictMath.log(total);
                int at = 1 + size;
                for (int j = 0; j < size; j++) {
                    double mean = moments[1 + j] / total;
                    score[j] -= count * mean;
                    squares[j] += count * mean * mean;
                    for (int k = j; k < size; k++, at++) {
                        double v = count * (moments[at] / total - mean * moments[1 + k] / total);
                        information[j * size + k] += v;
                        information[k * size + j] += k == j ? 0 : v;
                    }
                }
            });
            for (int row = 0; row < risk.length; row++) {
                if (rows.cause(row) == cause) {
                    logLikelihood += StrictMath.log(risk[row]);
                    for (int j = 0; j < size; j++) {
                        score[j] += x(row, j);
                    }
                }
            }
            constant.clear(information, squares);
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

    @FunctionalInterface
    private interface EventTime {
        /** @param first place in time order of the first row of that time; @param count events of the cause then */
        void at(int first, int count, double[] moments);
    }

    /** Event times from first to last with Σ w r (1, x, xx') over the enlarged risk set. */
    private final class Sweep {
        private final double[] risk;
        private final int length;
        private final double[][] ahead;
        private final double[] gone;

        Sweep(double[] risk, boolean second) {
            this.risk = risk;
            length = 1 + size + (second ? size * (size + 1) / 2 : 0);
            ahead = new double[byTime.length + 1][];
            gone = new double[length];
            double[] sum = new double[length];
            for (int i = byTime.length - 1; i >= 0; i--) {
                add(sum, byTime[i], 1);
                boolean firstOfTime = i == 0 || rows.stop(byTime[i - 1]) < rows.stop(byTime[i]);
                if (firstOfTime && eventsAt(i) > 0) {
                    ahead[i] = sum.clone();
                }
            }
        }

        void run(EventTime visitor) {
            int first = 0;
            while (first < byTime.length) {
                int next = endOfTime(first);
                double[] now = ahead[first];
                if (now != null) {
                    double g = censoringFree[byTime[first]];
                    for (int k = 0; k < length; k++) {
                        now[k] += g * gone[k];
                    }
                    visitor.at(first, eventsAt(first), now);
                }
                for (int i = first; i < next; i++) {
                    int row = byTime[i];
                    if (rows.cause(row) != 0 && rows.cause(row) != cause) {
                        add(gone, row, 1 / censoringFree[row]);
                    }
                }
                first = next;
            }
        }

        private void add(double[] sums, int row, double weight) {
            double r = weight * risk[row];
            sums[0] += r;
            int at = 1 + size;
            for (int j = 0; j < size; j++) {
                double rx = r * x(row, j);
                sums[1 + j] += rx;
                for (int k = j; k < size && length > 1 + size; k++, at++) {
                    sums[at] += rx * x(row, k);
                }
            }
        }
    }

    private int endOfTime(int first) {
        int next = first + 1;
        while (next < byTime.length && rows.stop(byTime[next]) == rows.stop(byTime[first])) {
            next++;
        }
        return next;
    }

    private int eventsAt(int first) {
        int count = 0;
        int next = endOfTime(first);
        for (int i = first; i < next; i++) {
            count += rows.cause(byTime[i]) == cause ? 1 : 0;
        }
        return count;
    }

    /** Score residuals η plus what each row's censoring contributes through G, ψ; squares summed over clusters. */
    private double[] sandwich(double[] beta, double[] inverse) {
        double[] risk = risks(beta);
        int n = byTime.length;
        double[] hazard = new double[n + 1];
        double[][] meanHazard = new double[n + 1][size];
        double[] weighted = new double[n + 1];
        double[][] meanWeighted = new double[n + 1][size];
        double[][] mean = new double[n + 1][size];
        new Sweep(risk, false).run((first, count, moments) -> {
            double increment = count / moments[0];
            double g = censoringFree[byTime[first]];
            hazard[first + 1] = increment;
            weighted[first + 1] = g * increment;
            for (int j = 0; j < size; j++) {
                mean[first][j] = moments[1 + j] / moments[0];
                meanHazard[first + 1][j] = mean[first][j] * increment;
                meanWeighted[first + 1][j] = mean[first][j] * g * increment;
            }
        });
        accumulate(hazard, meanHazard);
        accumulate(weighted, meanWeighted);
        double[][] residual = new double[n][size];
        double[][] censoring = censoringInfluence(risk, weighted, meanWeighted);
        for (int first = 0; first < n; first = endOfTime(first)) {
            int next = endOfTime(first);
            for (int i = first; i < next; i++) {
                int row = byTime[i];
                boolean other = rows.cause(row) != 0 && rows.cause(row) != cause;
                for (int j = 0; j < size; j++) {
                    double x = x(row, j);
                    double sum = rows.cause(row) == cause ? x - mean[first][j] : 0;
                    sum -= risk[row] * (x * hazard[next] - meanHazard[next][j]);
                    if (other) {
                        double later = weighted[n] - weighted[next];
                        double meanLater = meanWeighted[n][j] - meanWeighted[next][j];
                        sum -= risk[row] / censoringFree[row] * (x * later - meanLater);
                    }
                    residual[i][j] = sum + censoring[i][j];
                }
            }
        }
        return outer(residual, inverse);
    }

    private void accumulate(double[] sums, double[][] vectors) {
        for (int i = 1; i < sums.length; i++) {
            sums[i] += sums[i - 1];
            for (int j = 0; j < size; j++) {
                vectors[i][j] += vectors[i - 1][j];
            }
        }
    }

    private double[][] censoringInfluence(double[] risk, double[] weighted, double[][] meanWeighted) {
        int n = byTime.length;
        double[][] influence = new double[n][size];
        double goneRisk = 0;
        double[] goneX = new double[size];
        double[] running = new double[size];
        for (int first = 0; first < n; ) {
            int next = endOfTime(first);
            int censored = 0;
            for (int i = first; i < next; i++) {
                censored += rows.cause(byTime[i]) == 0 ? 1 : 0;
            }
            double atRisk = n - first;
            for (int j = 0; j < size; j++) {
                double later = weighted[n] - weighted[first];
                double meanLater = meanWeighted[n][j] - meanWeighted[first][j];
                double q = (goneX[j] * later - goneRisk * meanLater) / atRisk;
                running[j] += q * censored / atRisk;
                for (int i = first; i < next; i++) {
                    influence[i][j] = (rows.cause(byTime[i]) == 0 ? q : 0) - running[j];
                }
            }
            for (int i = first; i < next; i++) {
                int row = byTime[i];
                if (rows.cause(row) != 0 && rows.cause(row) != cause) {
                    double r = risk[row] / censoringFree[row];
                    goneRisk += r;
                    for (int j = 0; j < size; j++) {
                        goneX[j] += r * x(row, j);
                    }
                }
            }
            first = next;
        }
        return influence;
    }

    private double[] outer(double[][] residual, double[] inverse) {
        Clusters clusters = Clusters.of(rows.size(), rows::cluster);
        double[][] sums = new double[clusters.count()][size];
        for (int i = 0; i < residual.length; i++) {
            for (int j = 0; j < size; j++) {
                sums[clusters.of(byTime[i])][j] += residual[i][j];
            }
        }
        double[] variance = new double[size * size];
        for (double[] sum : sums) {
            double[] step = new double[size];
            for (int j = 0; j < size; j++) {
                for (int k = 0; k < size; k++) {
                    step[j] += inverse[j * size + k] * sum[k];
                }
            }
            for (int j = 0; j < size; j++) {
                for (int k = 0; k < size; k++) {
                    variance[j * size + k] += step[j] * step[k];
                }
            }
        }
        return variance;
    }

    private static int[] order(Observations rows) {
        double[] keyed = rows.stops();
        Integer[] order = new Integer[keyed.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(keyed[a], keyed[b]));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }

    /** G(T-) for every row: the chance of not having been censored before its stop. */
    private static double[] censoringFree(Observations rows) {
        int[] censored = new int[rows.size()];
        for (int row = 0; row < censored.length; row++) {
            censored[row] = rows.cause(row) == 0 ? 1 : 0;
        }
        SurvivalCurve curve = KaplanMeier.of(Observations.rightCensored(rows.stops(), censored));
        double[] free = new double[censored.length];
        for (int row = 0; row < free.length; row++) {
            free[row] = curve.survivalBefore(rows.stop(row));
        }
        return free;
    }
}
