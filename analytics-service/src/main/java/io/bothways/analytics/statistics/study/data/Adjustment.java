package io.bothways.analytics.statistics.study.data;

import io.bothways.analytics.statistics.study.data.StudyData.Covariate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The covariates a comparison is adjusted for, by subject: fixed ones and baselines of varying ones, missing values filled
 * and told by an indicator, and one dummy per stratum after the first. Changes since baseline are the current part and come
 * per episode; a first value after entry ends its indicator and counts as a change from what was filled in.
 *
 * <p>Missing values are set to the mean of the known, or to those of a completed copy. Completed copies keep the indicators:
 * where values are missing because of what they are, imputation is off by about a constant, which the indicator takes up
 * (a pattern mixture, Little 1993). It has one coefficient for the first year under observation and one for later, because
 * records of people who soon leave are often not completed; one indicator for all time would turn that into a benefit of
 * joining, which comes later.
 */
public final class Adjustment {
    private final Episodes episodes;
    private final List<String> names = new ArrayList<>();
    /** By column, then by subject. */
    private final List<double[]> columns = new ArrayList<>();
    /** Places in {@link #columns} that matched pairs are compared on: values, not indicators or dummies. */
    private final List<Integer> measured = new ArrayList<>();

    private final List<Double> matchWithin = new ArrayList<>();
    /** Indicators of missing values in the first year only, by episode. */
    private final List<double[]> early = new ArrayList<>();
    /** Places in {@link #columns} of indicators of missing values, each after the column it tells of. */
    private final BitSet indicators = new BitSet();
    /** By varying covariate: its place in {@link #columns}. */
    private final List<Integer> varying = new ArrayList<>();

    private final double[][] byEpisode;
    private final List<Gap> gaps = new ArrayList<>();

    /** Share of the subjects whose value of a covariate is not known: above 0, at most 1. */
    public record Gap(String covariate, double share) {}

    /** With means in place of missing values; 0 where nothing is known of anybody. O(episodes × columns). */
    public Adjustment(Episodes episodes) {
        this(episodes, null);
    }

    /** @param completed what to take for fixed covariates and baselines instead of means for missing values */
    Adjustment(Episodes episodes, @Nullable List<double[]> completed) {
        this.episodes = episodes;
        StudyData data = episodes.data;
        for (Covariate covariate : data.covariates()) {
            add(covariate.name(), covariate.values(), covariate.matchWithin(), -1, completed);
        }
        for (int v = 0; v < data.changes().size(); v++) {
            varying.add(columns.size());
            add(data.changes().get(v).name(), episodes.baseline[v], Double.POSITIVE_INFINITY, v, completed);
        }
        for (int level = 1; level < data.strata(); level++) {
            double[] dummy = new double[data.subjects()];
            for (int s = 0; s < dummy.length; s++) {
                dummy[s] = data.stratum()[s] == level ? 1 : 0;
            }
            names.add("stratum " + level);
            columns.add(dummy);
        }
        byEpisode = spread();
    }

    /** What is adjusted, and for whom. */
    public Episodes episodes() {
        return episodes;
    }

    /** The covariates with missing values, in order; none when all is known. */
    public List<Gap> gaps() {
        return Collections.unmodifiableList(gaps);
    }

    /** Places of the columns that matched pairs are compared on: values, not indicators or dummies. */
    public List<Integer> measured() {
        return Collections.unmodifiableList(measured);
    }

    /** Name of the covariate in a column. */
    public String name(int column) {
        return names.get(column);
    }

    /** Values of a column by subject: at entry, and filled where missing. */
    public double[] column(int column) {
        return columns.get(column);
    }

    /** Largest difference within a matched pair in the m-th of the {@link #measured()} columns; infinite for no limit. */
    public double matchWithin(int m) {
        return matchWithin.get(m);
    }

    /** The {@link #design(double[][])} of some episodes only; exposures are those of the kept. O(episodes × columns). */
    public double[][] design(int[] kept, double[]... exposures) {
        double[][] all = design(exposures);
        for (int j = 0; j < all.length; j++) {
            double[] column = new double[kept.length];
            for (int i = 0; i < kept.length; i++) {
                column[i] = j < exposures.length ? exposures[j][i] : all[j][kept[i]];
            }
            all[j] = column;
        }
        return all;
    }

    private void add(String name, double[] values, double within, int change, @Nullable List<double[]> completed) {
        double[] filled = values.clone();
        double[] missing = new double[values.length];
        double sum = 0;
        int known = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                sum += value;
                known++;
            }
        }
        for (int s = 0; s < values.length; s++) {
            if (Double.isNaN(values[s])) {
                filled[s] = known == 0 ? 0 : sum / known;
                missing[s] = 1;
            }
        }
        if (completed != null) {
            filled = completed.get(measured.size());
        }
        measured.add(columns.size());
        matchWithin.add(within);
        names.add(name);
        columns.add(filled);
        if (known < values.length) {
            if (completed != null) {
                early.add(column(i -> episodes.inFirstYear(i) ? missing(missing, change, i) : 0));
            }
            indicators.set(columns.size());
            names.add(name + " missing");
            columns.add(missing);
            gaps.add(new Gap(name, 1 - (double) known / values.length));
        }
    }

    private int changes() {
        return episodes.change.length;
    }

    /** Columns per episode after the leading exposure columns: adjustment by subject, then current changes. O(columns). */
    public double[][] design(double[]... exposures) {
        double[][] design = new double[exposures.length + byEpisode.length][];
        System.arraycopy(exposures, 0, design, 0, exposures.length);
        System.arraycopy(byEpisode, 0, design, exposures.length, byEpisode.length);
        return design;
    }

    private double[][] spread() {
        double[][] spread = new double[columns.size() + early.size() + changes()][];
        for (int j = 0; j < columns.size(); j++) {
            double[] bySubject = columns.get(j);
            int change = varying.indexOf(j - 1);
            boolean indicator = change >= 0 && indicated(j - 1);
            spread[j] = column(i -> missing(bySubject, indicator ? change : -1, i));
        }
        for (int j = 0; j < early.size(); j++) {
            spread[columns.size() + j] = early.get(j);
        }
        for (int v = 0; v < changes(); v++) {
            double[] current = episodes.current[v];
            double[] filled = columns.get(varying.get(v));
            spread[columns.size() + early.size() + v] =
                    column(i -> Double.isNaN(current[i]) ? 0 : current[i] - filled[episodes.subject[i]]);
        }
        return spread;
    }

    /** The subject's value in an episode; that of an indicator ends with the first value of its varying covariate. */
    private double missing(double[] bySubject, int change, int i) {
        return change < 0 || Double.isNaN(episodes.current[change][i]) ? bySubject[episodes.subject[i]] : 0;
    }

    /** Whether the column after a measured one indicates its missing values. */
    private boolean indicated(int measure) {
        return indicators.get(measure + 1);
    }

    /** The indicator of missing values of a measured column by subject; null when none is missing. */
    public double @Nullable [] missing(int measure) {
        return indicated(measure) ? columns.get(measure + 1) : null;
    }

    /** Which of the varying covariates a measured column is the baseline of; -1 for a fixed one. */
    public int change(int measure) {
        return varying.indexOf(measure);
    }

    /** Value of a measured column in an episode: of a varying covariate the current one, filled where not known. */
    public double measured(int measure, int episode) {
        int change = change(measure);
        double current = change < 0 ? Double.NaN : episodes.current[change][episode];
        return Double.isNaN(current) ? columns.get(measure)[episodes.subject[episode]] : current;
    }

    /** Values of all adjusting columns in one episode, the current changes last. O(columns). */
    public double[] at(int episode) {
        double[] values = new double[byEpisode.length];
        for (int j = 0; j < values.length; j++) {
            values[j] = byEpisode[j][episode];
        }
        return values;
    }

    /** 1 in episodes after joining, else 0. O(episodes). */
    public double[] joined() {
        return indicator(i -> episodes.period[i] > 0);
    }

    /** 1 in episodes of a period ({@link Episodes#period}), else 0. O(episodes). */
    public double[] inPeriod(int wanted) {
        return indicator(i -> episodes.period[i] == wanted);
    }

    /** 1 in episodes after joining in a mode, else 0. O(episodes). */
    public double[] inMode(int wanted) {
        return indicator(i -> episodes.period[i] > 0 && episodes.mode[episodes.subject[i]] == wanted);
    }

    private double[] indicator(IntPredicate holds) {
        return column(i -> holds.test(i) ? 1 : 0);
    }

    private double[] column(IntToDoubleFunction value) {
        double[] column = new double[episodes.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = value.applyAsDouble(i);
        }
        return column;
    }
}
