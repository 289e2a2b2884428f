package io.bothways.analytics.statistics.study.effect;

import io.bothways.analytics.statistics.TestStatistic;
import io.bothways.analytics.statistics.cox.CoxFit;
import io.bothways.analytics.statistics.cox.ProportionalHazardsTest;
import io.bothways.analytics.statistics.study.data.Adjustment;
import io.bothways.analytics.statistics.study.data.Episodes;
import io.bothways.analytics.statistics.study.data.StudyParameters;
import io.bothways.analytics.statistics.study.effect.HeadlineEffect.Standardised;
import io.bothways.analytics.statistics.survival.Observations;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The models of one completed copy of the data, and what is read off them. Ratios are on the log scale. */
final class Estimates {
    final @Nullable Estimate constant;
    final @Nullable Estimate early;
    final @Nullable Estimate late;
    /** Early minus late. */
    final @Nullable Estimate waning;

    final List<@Nullable Estimate> byMode;
    final List<Standardised> effects;
    final @Nullable TestStatistic proportionality;
    final boolean penalised;
    final boolean separated;

    private final Adjustment adjusted;
    private final Episodes episodes;
    private final StudyParameters parameters;

    /**
     * @param pair number of the pair of partners by subject
     * @param modes modes of taking part; fewer than two are not told apart
     */
    Estimates(Adjustment adjusted, StudyParameters parameters, int[] pair, int modes, Resamples resamples) {
        this.adjusted = adjusted;
        this.parameters = parameters;
        episodes = adjusted.episodes();
        int[] byRow = new int[episodes.size()];
        for (int i = 0; i < byRow.length; i++) {
            byRow[i] = pair[episodes.subject(i)];
        }
        Observations interest = episodes.observations(1);
        CoxFit single = Ratios.fit(interest, adjusted.design(adjusted.joined()), parameters);
        CoxFit periods = Ratios.fit(interest, adjusted.design(adjusted.inPeriod(1), adjusted.inPeriod(2)), parameters);
        double[] byPair = periods.clusteredVariance(byRow);
        constant = ratio(single, 0, single.clusteredVariance(byRow));
        early = ratio(periods, 0, byPair);
        late = ratio(periods, 1, byPair);
        waning = wider(Ratios.difference(periods), Ratios.difference(periods, byPair));
        penalised = single.options().firth();
        separated = !single.identifiable(0);
        proportionality = separated
                ? null
                : ProportionalHazardsTest.of(single).covariates().getFirst();
        effects = !separated && periods.identifiable(0)
                ? new HeadlineEffect(adjusted, parameters, periods, others(), pair).effects(resamples)
                : List.of();
        byMode = modes < 2 ? List.of() : ofModes(interest, modes, byRow);
    }

    /** All exits but those of interest, which joining is taken not to change; null when there are none. */
    private @Nullable CoxFit others() {
        boolean any = IntStream.range(0, episodes.size()).anyMatch(i -> episodes.cause(i) > 1);
        return any ? Ratios.fit(episodes.observations(cause -> cause > 1), adjusted.design(), parameters) : null;
    }

    /** Partners share a fate: with the wider of the errors by subject and by pair. */
    private static @Nullable Estimate ratio(CoxFit fit, int j, double @Nullable [] byPair) {
        Double ofSubjects = fit.robustStandardError(j);
        Double ofPairs = fit.errorIn(byPair, j);
        return ofSubjects == null || ofPairs == null
                ? null
                : Estimate.of(fit.coefficient(j), Math.max(ofSubjects, ofPairs));
    }

    private static @Nullable Estimate wider(@Nullable Estimate one, @Nullable Estimate other) {
        return one == null || other == null ? null : one.variance() > other.variance() ? one : other;
    }

    private List<@Nullable Estimate> ofModes(Observations interest, int modes, int[] pairOfRow) {
        double[][] exposures = new double[modes][];
        for (int m = 0; m < modes; m++) {
            exposures[m] = adjusted.inMode(m);
        }
        CoxFit fit = Ratios.fit(interest, adjusted.design(exposures), parameters);
        double[] byPair = fit.clusteredVariance(pairOfRow);
        List<@Nullable Estimate> estimates = new ArrayList<>();
        for (int m = 0; m < modes; m++) {
            estimates.add(ratio(fit, m, byPair));
        }
        return estimates;
    }
}
