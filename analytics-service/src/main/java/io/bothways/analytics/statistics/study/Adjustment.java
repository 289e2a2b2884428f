package io.bothways.analytics.statistics.study;

import io.bothways.analytics.statistics.study.StudyData.Covariate;
import java.util.ArrayList;
import java.util.List;

/**
 * The covariates a comparison is adjusted for, by subject: fixed ones and baselines of varying ones, missing values set to
 * the mean of the known with an indicator of missingness, and one dummy per stratum after the first. Changes since baseline
 * are the current part and come per episode.
 */
final class Adjustment {
    final Episodes episodes;
    final List<String> names = new ArrayList<>();
    /** By column, then by subject. */
    final List<double[]> columns = new ArrayList<>();
    /** Places in {@link #columns} that matched pairs are compared on: values, not indicators or dummies. */
    final List<Integer> measured = new ArrayList<>();

    final List<Double> matchWithin = new ArrayList<>();
    private final double[][] byEpisode;
    final List<String> missingNames = new ArrayList<>();
    final List<Double> missingShares = new ArrayList<>();

    Adjustment(Episodes episodes) {
        this.episodes = episodes;
        StudyData data = episodes.data;
        for (Covariate covariate : data.covariates()) {
            add(covariate.name(), covariate.values(), covariate.matchWithin());
        }
        for (int v = 0; v < data.changes().size(); v++) {
            add(data.changes().get(v).name(), episodes.baseline[v], Double.POSITIVE_INFINITY);
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

    /** The adjustment of some episodes only. */
    double[][] design(int[] kept, double[]... exposures) {
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

    private void add(String name, double[] values, double within) {
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
        measured.add(columns.size());
        matchWithin.add(within);
        names.add(name);
        columns.add(filled);
        if (known < values.length) {
            names.add(name + " missing");
            columns.add(missing);
            missingNames.add(name);
            missingShares.add(1 - (double) known / values.length);
        }
    }

    int changes() {
        return episodes.change.length;
    }

    /** Columns per episode after the leading exposure columns: adjustment by subject, then current changes. */
    double[][] design(double[]... exposures) {
        double[][] design = new double[exposures.length + byEpisode.length][];
        System.arraycopy(exposures, 0, design, 0, exposures.length);
        System.arraycopy(byEpisode, 0, design, exposures.length, byEpisode.length);
        return design;
    }

    private double[][] spread() {
        int rows = episodes.size();
        double[][] spread = new double[columns.size() + changes()][];
        for (int j = 0; j < columns.size(); j++) {
            double[] bySubject = columns.get(j);
            spread[j] = new double[rows];
            for (int i = 0; i < rows; i++) {
                spread[j][i] = bySubject[episodes.subject[i]];
            }
        }
        System.arraycopy(episodes.change, 0, spread, columns.size(), changes());
        return spread;
    }

    /** 1 in episodes after joining. */
    double[] joined() {
        return indicator(i -> episodes.period[i] > 0);
    }

    double[] inPeriod(int wanted) {
        return indicator(i -> episodes.period[i] == wanted);
    }

    double[] inMode(int wanted) {
        return indicator(i -> episodes.period[i] > 0 && episodes.mode[episodes.subject[i]] == wanted);
    }

    private double[] indicator(java.util.function.IntPredicate holds) {
        double[] column = new double[episodes.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = holds.test(i) ? 1 : 0;
        }
        return column;
    }
}
