package io.bothways.analytics.statistics.study.data;

import io.bothways.analytics.statistics.CounterRandom;
import io.bothways.analytics.statistics.Exponential;
import io.bothways.analytics.statistics.comparison.LinearRegression;
import io.bothways.analytics.statistics.comparison.LogisticRegression;
import io.bothways.analytics.statistics.survival.KaplanMeier;
import io.bothways.analytics.statistics.survival.Observations;
import io.bothways.analytics.statistics.survival.SurvivalCurve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Completed copies of incomplete data by chained equations (van Buuren 2007): every incomplete covariate is drawn from a
 * linear regression on the others, on joining and on leaving, both as indicator and as cumulative hazard (White and Royston
 * 2009); an unknown cause of exit from a logistic regression among the known ones. Each copy fits its regressions to its own
 * Poisson resample of the subjects, so that copies differ by what the data leave open about the regressions too; residuals
 * are drawn from those seen.
 *
 * <p>Regressions see at most {@link StudyParameters#checkLimit} subjects, drawn by hash: O(copies × cycles × incomplete
 * columns × limit p²). Copies do not depend on one another nor on threads.
 */
public final class Imputation {
    private static final int CYCLES = 5;
    private static final long STREAMS = 1000;
    private static final int UNKNOWN = 3;

    private final Episodes episodes;
    private final StudyData data;
    private final List<double[]> values = new ArrayList<>();
    private final List<double[]> fixed = new ArrayList<>();
    private final int[] known;
    private final CounterRandom random;
    private final boolean unknownCauses;

    /** Values of fixed covariates, then of the baselines of varying ones, by subject; and causes, none unknown. */
    private record Copy(List<double[]> values, int[] cause) {}

    /** O(subjects log subjects). Nobody, or nothing missing, is fine here: then no copy is needed. */
    public Imputation(Episodes episodes, StudyParameters parameters) {
        this.episodes = episodes;
        data = episodes.data;
        random = new CounterRandom(parameters.seed());
        data.covariates().forEach(covariate -> values.add(covariate.values()));
        values.addAll(Arrays.asList(episodes.baseline));
        unknownCauses = Arrays.stream(data.cause()).anyMatch(cause -> cause == UNKNOWN);
        double share = (double) parameters.checkLimit() / data.subjects();
        known = where(s -> share >= 1 || random.uniform(-5, s) < share);
        addFixed();
    }

    private static int[] where(int n, IntPredicate holds) {
        return IntStream.range(0, n).filter(holds).toArray();
    }

    private int[] where(IntPredicate holds) {
        return where(data.subjects(), holds);
    }

    /** Whether a value or a cause of exit is missing. */
    public boolean needed() {
        return unknownCauses || values.stream().anyMatch(Imputation::incomplete);
    }

    private static boolean incomplete(double[] column) {
        return Arrays.stream(column).anyMatch(Double::isNaN);
    }

    /** What is known of everybody: stratum, time in service, joining and leaving. */
    private void addFixed() {
        int n = data.subjects();
        for (int level = 1; level < data.strata(); level++) {
            int wanted = level;
            fixed.add(column(s -> data.stratum()[s] == wanted ? 1 : 0));
        }
        double[] joinedFrom = new double[n];
        double[] joinedUntil = new double[n];
        double[] from = new double[n];
        double[] until = new double[n];
        int[] joins = new int[n];
        int[] seen = new int[n];
        int[] leaves = new int[n];
        for (int s = 0; s < n; s++) {
            joins[s] = episodes.hasJoined(s) ? 1 : 0;
            leaves[s] = data.cause()[s] == 0 ? 0 : 1;
            joinedFrom[s] = data.entry()[s] - 1;
            seen[s] = episodes.seenJoining(s) ? 1 : 0;
            int unseenUntil = episodes.joinedBefore(s) ? data.entry()[s] : data.exit()[s];
            joinedUntil[s] = seen[s] == 1 ? episodes.joined[s] : unseenUntil;
            from[s] = data.entry()[s] - data.origin()[s];
            until[s] = data.exit()[s] - data.origin()[s];
        }
        fixed.add(column(s -> joins[s]));
        fixed.add(hazards(joinedFrom, joinedUntil, seen));
        fixed.add(column(s -> leaves[s]));
        fixed.add(hazards(from, until, leaves));
        fixed.add(column(s -> from[s] / 365.25));
    }

    @FunctionalInterface
    private interface Value {
        double of(int subject);
    }

    private double[] column(Value value) {
        double[] column = new double[data.subjects()];
        for (int s = 0; s < column.length; s++) {
            column[s] = value.of(s);
        }
        return column;
    }

    /** The cumulative hazard (Nelson–Aalen) each subject was exposed to while at risk. */
    private double[] hazards(double[] from, double[] until, int[] event) {
        SurvivalCurve curve = KaplanMeier.of(Observations.between(from, until, event));
        double[] times = new double[curve.size()];
        for (int i = 0; i < times.length; i++) {
            times[i] = curve.time(i);
        }
        return column(s -> hazard(curve, times, until[s]) - hazard(curve, times, from[s]));
    }

    private static double hazard(SurvivalCurve curve, double[] times, double time) {
        int found = Arrays.binarySearch(times, time);
        int step = found >= 0 ? found : -found - 2;
        return step < 0 ? 0 : curve.cumulativeHazard(step);
    }

    /** The adjustment of the completed copy of a number, the same whenever it is asked for. */
    public Adjustment completed(int number) {
        Copy copy = copy(number);
        return new Adjustment(episodes.withCauses(copy.cause()), copy.values());
    }

    private Copy copy(int number) {
        List<double[]> filled = new ArrayList<>();
        values.forEach(column -> filled.add(withMeans(column)));
        int[] cause = data.cause().clone();
        double[] weight = column(s -> random.poisson(-STREAMS - number, s));
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            long stream = STREAMS * (2 + number) + 100L * cycle;
            if (unknownCauses) {
                drawCauses(filled, cause, weight, -stream);
            }
            for (int v = 0; v < filled.size(); v++) {
                if (incomplete(values.get(v))) {
                    drawValues(v, filled, cause, weight, -stream - 2L * v - 1);
                }
            }
        }
        return new Copy(filled, cause);
    }

    private static double[] withMeans(double[] column) {
        double mean =
                Arrays.stream(column).filter(v -> !Double.isNaN(v)).average().orElse(0);
        return Arrays.stream(column).map(v -> Double.isNaN(v) ? mean : v).toArray();
    }

    private void drawValues(int v, List<double[]> filled, int[] cause, double[] weight, long stream) {
        double[] column = values.get(v);
        List<double[]> predictors = new ArrayList<>(fixed);
        for (int other = 0; other < filled.size(); other++) {
            if (other != v) {
                predictors.add(filled.get(other));
            }
        }
        predictors.add(column(s -> cause[s] == 1 ? 1 : 0));
        int[] rows = Arrays.stream(known)
                .filter(s -> !Double.isNaN(column[s]) && weight[s] > 0)
                .toArray();
        if (rows.length == 0) {
            return;
        }
        LinearRegression fit = LinearRegression.fit(only(column, rows), only(predictors, rows), only(weight, rows));
        double[] beta = coefficients(predictors.size(), fit::coefficient);
        for (int s = 0; s < column.length; s++) {
            if (Double.isNaN(column[s])) {
                int donor = rows[random.below(rows.length, stream, s)];
                filled.get(v)[s] = predicted(beta, predictors, s) + column[donor] - predicted(beta, predictors, donor);
            }
        }
    }

    private void drawCauses(List<double[]> filled, int[] cause, double[] weight, long stream) {
        List<double[]> predictors = new ArrayList<>(fixed);
        predictors.addAll(filled);
        int[] original = data.cause();
        int[] rows = Arrays.stream(known)
                .filter(s -> (original[s] == 1 || original[s] == 2) && weight[s] > 0)
                .toArray();
        boolean[] interest = new boolean[rows.length];
        int count = 0;
        for (int i = 0; i < rows.length; i++) {
            interest[i] = original[rows[i]] == 1;
            count += interest[i] ? 1 : 0;
        }
        LogisticRegression fit = count == 0 || count == rows.length
                ? null
                : LogisticRegression.fit(interest, only(predictors, rows), only(weight, rows));
        double[] beta = fit == null ? new double[0] : coefficients(predictors.size(), fit::coefficient);
        for (int s = 0; s < cause.length; s++) {
            if (original[s] == UNKNOWN) {
                double probability =
                        fit == null ? (count > 0 ? 1 : 0) : 1 / (1 + Exponential.exp(-predicted(beta, predictors, s)));
                cause[s] = random.uniform(stream, s) < probability ? 1 : 2;
            }
        }
    }

    @FunctionalInterface
    private interface Coefficient {
        @Nullable
        Double of(int j);
    }

    private static double[] coefficients(int size, Coefficient coefficient) {
        double[] beta = new double[size + 1];
        for (int j = 0; j <= size; j++) {
            Double b = coefficient.of(j);
            beta[j] = b == null ? 0 : b;
        }
        return beta;
    }

    private static double predicted(double[] beta, List<double[]> predictors, int s) {
        double sum = beta[0];
        for (int j = 1; j < beta.length; j++) {
            sum += beta[j] * predictors.get(j - 1)[s];
        }
        return sum;
    }

    private static double[] only(double[] column, int[] rows) {
        double[] kept = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            kept[i] = column[rows[i]];
        }
        return kept;
    }

    private static double[][] only(List<double[]> columns, int[] rows) {
        return columns.stream().map(column -> only(column, rows)).toArray(double[][]::new);
    }
}
