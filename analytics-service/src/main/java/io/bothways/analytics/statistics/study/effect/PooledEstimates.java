package io.bothways.analytics.statistics.study.effect;

import io.bothways.analytics.statistics.TestStatistic;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Effect;
import io.bothways.analytics.statistics.study.answer.StudyAnswer.Ratio;
import io.bothways.analytics.statistics.study.data.Adjustment;
import io.bothways.analytics.statistics.study.data.Imputation;
import io.bothways.analytics.statistics.study.data.StudyParameters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The models of every completed copy of the data, told as one (Rubin 1987); of the data themselves when nothing is missing.
 * The same for any number of threads. Null: not identified in one of the copies.
 */
public final class PooledEstimates {
    private final List<Estimates> copies;
    private final StudyParameters parameters;

    private PooledEstimates(List<Estimates> copies, StudyParameters parameters) {
        this.copies = copies;
        this.parameters = parameters;
    }

    /**
     * Completes, fits and resamples. O(copies × iterations × episodes × p²) and O(episodes × p) a resample.
     *
     * @param pair number of the pair of partners by subject
     * @param modes modes of taking part; fewer than two are not told apart
     */
    public static PooledEstimates of(Adjustment adjusted, StudyParameters parameters, int[] pair, int modes) {
        return new PooledEstimates(copies(adjusted, parameters, pair, modes), parameters);
    }

    private static List<Estimates> copies(Adjustment adjusted, StudyParameters parameters, int[] pair, int modes) {
        Imputation imputation = new Imputation(adjusted.episodes(), parameters);
        if (!imputation.needed()) {
            Resamples all = new Resamples(0, parameters.bootstraps(), parameters.threads());
            return List.of(new Estimates(adjusted, parameters, pair, modes, all));
        }
        int count = parameters.imputations();
        int each = Math.ceilDiv(parameters.bootstraps(), count);
        Estimates[] copies = new Estimates[count];
        Resampling.run(count, parameters.threads(), number -> {
            Resamples own = new Resamples(number * each, each, 1);
            copies[number] = new Estimates(imputation.completed(number), parameters, pair, modes, own);
        });
        return List.of(copies);
    }

    /** The hazard ratio after joining, however long ago. */
    public @Nullable Ratio ratio() {
        return ratio(copy -> copy.constant);
    }

    /** The ratio in the early period after joining. */
    public @Nullable Ratio early() {
        return ratio(copy -> copy.early);
    }

    /** The ratio after the early period. */
    public @Nullable Ratio late() {
        return ratio(copy -> copy.late);
    }

    /** Two-sided p value of "early and late are the same". */
    public @Nullable Double waningP() {
        Estimate waning = pooled(copy -> copy.waning);
        return waning == null ? null : waning.pValue();
    }

    /** The ratio after joining in one of two or more modes. */
    public @Nullable Ratio ofMode(int mode) {
        return ratio(copy -> copy.byMode.get(mode));
    }

    /** Whether a copy had too few events for its coefficients, so that its ratios are shrunk. */
    public boolean penalised() {
        return copies.stream().anyMatch(copy -> copy.penalised);
    }

    /** Whether a copy has no ratio. */
    public boolean separated() {
        return copies.stream().anyMatch(copy -> copy.separated);
    }

    /** The test whose p value is in the middle, which is how tests of several copies are told as one. */
    public @Nullable TestStatistic proportionality() {
        List<TestStatistic> known = new ArrayList<>();
        for (Estimates copy : copies) {
            if (copy.proportionality != null) {
                known.add(copy.proportionality);
            }
        }
        known.sort(Comparator.comparingDouble(TestStatistic::pValue));
        return known.isEmpty() ? null : known.get(known.size() / 2);
    }

    /** Standardised differences at the horizons that every copy answers; none where there is no ratio. */
    public List<Effect> effects() {
        List<Effect> effects = new ArrayList<>();
        int horizons =
                copies.stream().mapToInt(copy -> copy.effects.size()).min().orElse(0);
        for (int h = 0; h < horizons; h++) {
            int at = h;
            Estimate retention = pooled(copy -> copy.effects.get(at).retention());
            Estimate days = pooled(copy -> copy.effects.get(at).days());
            Estimate incidence = pooled(copy -> copy.effects.get(at).incidence());
            if (retention == null || days == null || incidence == null) {
                continue;
            }
            double with = copies.stream()
                    .mapToDouble(copy -> copy.effects.get(at).effect().retentionWith())
                    .average()
                    .orElseThrow();
            effects.add(new Effect(
                    copies.getFirst().effects.get(at).horizon(),
                    with,
                    with - retention.value(),
                    retention.value(),
                    retention.interval(parameters.level()),
                    retention.pValue(),
                    days.value(),
                    days.interval(parameters.level()),
                    incidence.value(),
                    incidence.interval(parameters.level())));
        }
        return effects;
    }

    private @Nullable Ratio ratio(Function<Estimates, @Nullable Estimate> log) {
        return Ratios.of(pooled(log), parameters.level());
    }

    private @Nullable Estimate pooled(Function<Estimates, @Nullable Estimate> estimate) {
        List<@Nullable Estimate> estimates = new ArrayList<>();
        copies.forEach(copy -> estimates.add(estimate.apply(copy)));
        return Estimate.pooled(estimates);
    }
}
