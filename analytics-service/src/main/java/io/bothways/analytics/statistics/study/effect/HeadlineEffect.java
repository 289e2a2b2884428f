package io.bothways.analytics.statistics.study.effect;

import io.bothways.analytics.statistics.CounterRandom;
import io.bothways.analytics.statistics.Draws;
import io.bothways.analytics.statistics.cox.BaselineHazard;
import io.bothways.analytics.statistics.cox.CoxBootstrap;
import io.bothways.analytics.statistics.cox.CoxBootstrap.Resample;
import io.bothways.analytics.statistics.cox.CoxFit;
import io.bothways.analytics.statistics.study.data.Adjustment;
import io.bothways.analytics.statistics.study.data.Episodes;
import io.bothways.analytics.statistics.study.data.StudyParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Standardised differences with intervals from resampled clusters: estimate ± z times the standard deviation over resamples.
 * Both models see the same resamples. At most {@link #RESAMPLED_JOINERS} joiners, drawn by hash, stand for all of them in
 * the resamples; the estimate itself is over all.
 */
final class HeadlineEffect {
    static final int RESAMPLED_JOINERS = 3000;

    private final Adjustment adjusted;
    private final StudyParameters parameters;
    private final CoxFit interest;
    private final @Nullable CoxFit other;
    private final int[] cluster;

    /** @param cluster number of the resampled unit by subject */
    HeadlineEffect(
            Adjustment adjusted, StudyParameters parameters, CoxFit interest, @Nullable CoxFit other, int[] cluster) {
        this.adjusted = adjusted;
        this.parameters = parameters;
        this.interest = interest;
        this.other = other;
        this.cluster = cluster;
    }

    /**
     * The effect at one horizon with the variances, over resamples, of the difference in retention, the days gained and the
     * difference in incidence.
     */
    record Standardised(int horizon, Standardisation.Effect effect, double[] variances) {
        Estimate retention() {
            return new Estimate(effect.retentionDifference(), variances[0]);
        }

        Estimate days() {
            return new Estimate(effect.daysGained(), variances[1]);
        }

        Estimate incidence() {
            return new Estimate(effect.incidenceDifference(), variances[2]);
        }
    }

    /** Horizons that enough joiners were observed for, and for which every resample has an effect. */
    List<Standardised> effects(Resamples resamples) {
        int[] joins = joinEpisodes(Integer.MAX_VALUE);
        if (joins.length == 0) {
            return List.of();
        }
        BaselineHazard interestHazard = BaselineHazard.of(interest);
        BaselineHazard otherHazard = other == null ? null : BaselineHazard.of(other);
        Standardisation all = new Standardisation(adjusted, parameters, joins, interestHazard, otherHazard);
        double[] ones = new double[all.joiners()];
        Arrays.fill(ones, 1);
        Resample interestNow = Standardisation.asResample(interest, interestHazard);
        Resample otherNow =
                other == null || otherHazard == null ? null : Standardisation.asResample(other, otherHazard);
        List<Standardisation.Effect> estimates = all.effects(interestNow, otherNow, ones);
        Standardisation some = joins.length <= RESAMPLED_JOINERS
                ? all
                : new Standardisation(
                        adjusted, parameters, joinEpisodes(RESAMPLED_JOINERS), interestHazard, otherHazard);
        double[][] variances = variances(resampled(some, resamples));
        List<Standardised> effects = new ArrayList<>();
        for (int h = 0; h < estimates.size(); h++) {
            int horizon = parameters.horizons().get(h);
            // of a handful of joiners a resample may draw none, and then there is no variance
            boolean known = Arrays.stream(variances[h]).allMatch(Double::isFinite);
            if (known && observedFor(joins, horizon) >= parameters.minimumEvents()) {
                effects.add(new Standardised(horizon, estimates.get(h), variances[h]));
            }
        }
        return effects;
    }

    /** First episode after joining of everybody seen joining, or of so many of them drawn by hash. */
    private int[] joinEpisodes(int most) {
        Episodes episodes = adjusted.episodes();
        int[] rows = new int[episodes.size()];
        int count = 0;
        for (int i = 0; i < rows.length; i++) {
            boolean begins = episodes.period(i) > 0
                    && episodes.seenJoining(episodes.subject(i))
                    && (i == 0 || episodes.subject(i - 1) != episodes.subject(i) || episodes.period(i - 1) == 0);
            if (begins) {
                rows[count++] = i;
            }
        }
        if (count <= most) {
            return Arrays.copyOf(rows, count);
        }
        CounterRandom random = new CounterRandom(parameters.seed());
        double share = (double) most / count;
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (random.uniform(-2, episodes.subject(rows[i])) < share) {
                rows[kept++] = rows[i];
            }
        }
        return Arrays.copyOf(rows, kept);
    }

    private int observedFor(int[] joins, int horizon) {
        Episodes episodes = adjusted.episodes();
        int count = 0;
        for (int row : joins) {
            int s = episodes.subject(row);
            count += episodes.data().exit()[s] - episodes.joined(s) >= horizon ? 1 : 0;
        }
        return count;
    }

    /** By resample and horizon: retention difference, days gained, incidence difference. */
    private double[][][] resampled(Standardisation standardisation, Resamples resamples) {
        int[] rowCluster = new int[adjusted.episodes().size()];
        for (int i = 0; i < rowCluster.length; i++) {
            rowCluster[i] = cluster[adjusted.episodes().subject(i)];
        }
        CoxBootstrap interestSamples = new CoxBootstrap(interest, rowCluster);
        CoxBootstrap otherSamples = other == null ? null : new CoxBootstrap(other, rowCluster);
        int clusters = 1 + Arrays.stream(cluster).max().orElse(-1);
        int batches = Math.ceilDiv(resamples.count(), Draws.LANES);
        double[][][] results = new double[resamples.count()][][];
        Resampling.run(batches, resamples.threads(), batch -> {
            int offset = batch * Draws.LANES;
            int wanted = Math.min(Draws.LANES, results.length - offset);
            Draws draws = new Draws(parameters.seed(), clusters, resamples.first() + offset);
            Resample[] ofInterest = samples(interestSamples, draws, wanted);
            Resample[] ofOther = otherSamples == null ? null : samples(otherSamples, draws, wanted);
            double[][] weight = new double[wanted][standardisation.joiners()];
            for (int i = 0; i < standardisation.joiners(); i++) {
                for (int b = 0; b < wanted; b++) {
                    weight[b][i] = draws.count(cluster[standardisation.joiner(i)], b);
                }
            }
            for (int b = 0; b < wanted; b++) {
                Resample otherResample = ofOther == null ? null : ofOther[b];
                List<Standardisation.Effect> effects = standardisation.effects(ofInterest[b], otherResample, weight[b]);
                results[offset + b] = effects.stream()
                        .map(e -> new double[] {e.retentionDifference(), e.daysGained(), e.incidenceDifference()})
                        .toArray(double[][]::new);
            }
        });
        return results;
    }

    private Resample[] samples(CoxBootstrap bootstrap, Draws draws, int wanted) {
        if (!parameters.refit()) {
            return bootstrap.batch(draws);
        }
        Resample[] samples = new Resample[wanted];
        for (int b = 0; b < wanted; b++) {
            samples[b] = bootstrap.refitted(draws, b);
        }
        return samples;
    }

    private static double[][] variances(double[][][] results) {
        int horizons = results[0].length;
        double[][] variances = new double[horizons][3];
        for (int h = 0; h < horizons; h++) {
            for (int q = 0; q < 3; q++) {
                double mean = 0;
                for (double[][] result : results) {
                    mean += result[h][q] / results.length;
                }
                double squares = 0;
                for (double[][] result : results) {
                    squares += (result[h][q] - mean) * (result[h][q] - mean);
                }
                variances[h][q] = squares / (results.length - 1);
            }
        }
        return variances;
    }
}
