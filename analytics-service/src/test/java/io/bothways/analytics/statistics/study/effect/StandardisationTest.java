package io.bothways.analytics.statistics.study.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bothways.analytics.statistics.CounterRandom;
import io.bothways.analytics.statistics.Draws;
import io.bothways.analytics.statistics.cox.BaselineHazard;
import io.bothways.analytics.statistics.cox.CoxBootstrap;
import io.bothways.analytics.statistics.cox.CoxBootstrap.Resample;
import io.bothways.analytics.statistics.cox.CoxFit;
import io.bothways.analytics.statistics.study.data.Adjustment;
import io.bothways.analytics.statistics.study.data.Episodes;
import io.bothways.analytics.statistics.study.data.StudyData;
import io.bothways.analytics.statistics.study.data.StudyData.Participation;
import io.bothways.analytics.statistics.study.data.StudyParameters;
import io.bothways.analytics.statistics.study.effect.Standardisation.Effect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StandardisationTest {
    private static final int WINDOW = 1096;
    private static final int JOINING = 100;

    /** Two departments of 300; whoever is still there joins on day 100 if chosen, and those who stay never leave. */
    private static StudyData organisation(IntPredicate chosen, IntPredicate stays) {
        int n = 600;
        var random = new CounterRandom(8);
        int[] exit = new int[n];
        int[] cause = new int[n];
        int[] department = new int[n];
        List<Participation> participations = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            int leaving = 1 + random.below(1800, 1, i);
            department[i] = i % 2;
            boolean leaves = leaving < WINDOW && !stays.test(i);
            exit[i] = leaves ? leaving : WINDOW;
            cause[i] = leaves ? 1 : 0;
            if (exit[i] > JOINING && chosen.test(i)) {
                participations.add(new Participation(i, JOINING, 0, -1));
            }
        }
        return new StudyData(new int[n], new int[n], exit, cause, department, 2, List.of(), List.of(), participations);
    }

    /** The fit, what it says of the joiners, and how it is resampled. */
    private record Standardised(CoxFit fit, Standardisation standardisation, StudyParameters parameters) {
        static Standardised of(StudyData data, StudyParameters parameters) {
            Adjustment adjusted = new Adjustment(Episodes.of(data, parameters.waningAfter()));
            Episodes episodes = adjusted.episodes();
            CoxFit fit = Ratios.fit(
                    episodes.observations(1), adjusted.design(adjusted.inPeriod(1), adjusted.inPeriod(2)), parameters);
            int[] joins = IntStream.range(0, episodes.size())
                    .filter(row -> episodes.period(row) > 0 && episodes.period(row - 1) == 0)
                    .toArray();
            return new Standardised(
                    fit, new Standardisation(adjusted, parameters, joins, BaselineHazard.of(fit), null), parameters);
        }

        List<Effect> effects() {
            return of(Standardisation.asResample(fit, BaselineHazard.of(fit)));
        }

        List<Effect> of(Resample resample) {
            double[] once = new double[standardisation.joiners()];
            Arrays.fill(once, 1);
            return standardisation.effects(resample, null, once);
        }

        Resample[] resamples() {
            int[] everyRow = IntStream.range(0, fit.size()).toArray();
            return new CoxBootstrap(fit, everyRow).batch(new Draws(1, fit.size(), 0));
        }
    }

    private static StudyParameters asking(Integer... horizons) {
        StudyParameters usual = StudyParameters.USUAL;
        return new StudyParameters(
                List.of(horizons),
                usual.waningAfter(),
                usual.bootstraps(),
                usual.refit(),
                usual.level(),
                usual.caliper(),
                usual.neighbours(),
                usual.minimumEvents(),
                usual.eventsPerCoefficient(),
                usual.imputations(),
                usual.checkLimit(),
                usual.threads(),
                usual.knownAt(),
                usual.seed());
    }

    @Test
    void horizonsMayLieCloseTogether() {
        StudyData data = organisation(i -> i % 3 == 0, i -> false);

        List<Effect> alone = Standardised.of(data, asking(360)).effects();
        List<Effect> close = Standardised.of(data, asking(360, 365, 366)).effects();

        assertThat(close.getFirst().retentionWith()).isCloseTo(alone.getFirst().retentionWith(), within(1e-4));
        assertThat(close).extracting(Effect::retentionWith).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(close).allSatisfy(effect -> assertThat(effect.daysGained()).isNotZero());
    }

    @Test
    void whoSitsWhereNobodyLeavesStays() {
        StudyData data = organisation(i -> i % 6 == 1 || i % 6 == 4, i -> i % 2 == 1);
        Standardised standardised = Standardised.of(data, asking(365));
        CoxFit fit = standardised.fit();

        Effect effect = standardised.effects().getFirst();

        assertThat(fit.separated(2)).isTrue();
        double joiners = standardised.standardisation().joiners();
        double stayers = IntStream.range(0, (int) joiners)
                .filter(i -> data.stratum()[standardised.standardisation().joiner(i)] == 1)
                .count();
        // whoever may leave does so at the rate of the other department
        double leaving = (1 - effect.retentionWithout()) * joiners / (joiners - stayers);
        assertThat(leaving).isBetween(0.15, 0.3);
        assertThat(effectsOf(standardised)).allSatisfy(resample -> assertThat(resample.retentionWithout())
                .isCloseTo(effect.retentionWithout(), within(0.05)));
    }

    @Test
    void nobodyLeavingLateIsNoRatioOfOne() {
        StudyData data = organisation(i -> i % 3 == 0, i -> false);
        int[] exit = data.exit().clone();
        int[] cause = data.cause().clone();
        for (Participation participation : data.participations()) {
            int s = participation.subject();
            if (exit[s] > JOINING + 365) {
                exit[s] = WINDOW;
                cause[s] = 0;
            }
        }
        StudyData late = new StudyData(
                data.origin(),
                data.entry(),
                exit,
                cause,
                data.stratum(),
                data.strata(),
                data.covariates(),
                data.changes(),
                data.participations());
        Standardised standardised = Standardised.of(late, asking(365, 730));

        List<Effect> effects = standardised.effects();

        assertThat(standardised.fit().separated(1)).isTrue();
        assertThat(effects.getLast().retentionWith())
                .isCloseTo(effects.getFirst().retentionWith(), within(1e-6));
        assertThat(Arrays.stream(standardised.resamples())
                        .map(r -> standardised.of(r).getLast()))
                .allSatisfy(resample -> assertThat(resample.retentionWith())
                        .isCloseTo(effects.getLast().retentionWith(), within(0.1)));
    }

    private static List<Effect> effectsOf(Standardised standardised) {
        return Arrays.stream(standardised.resamples())
                .map(resample -> standardised.of(resample).getFirst())
                .toList();
    }
}
