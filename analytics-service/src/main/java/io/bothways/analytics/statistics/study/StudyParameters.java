package io.bothways.analytics.statistics.study;

import java.util.List;

/**
 * What is asked and how sure the answer must be.
 *
 * @param horizons days after joining at which retention is compared, ascending; the second is the headline
 * @param waningAfter days after joining that part the early from the late effect
 * @param bootstraps resamples of clusters
 * @param caliper largest standardised distance between the members of a matched pair
 * @param neighbours controls matched to each participant
 * @param minimumEvents events of interest each arm must have before a ratio is published
 * @param checkLimit subjects, drawn by hash, on which the checks that need further fits are run
 */
public record StudyParameters(
        List<Integer> horizons,
        int waningAfter,
        int bootstraps,
        double level,
        double caliper,
        int neighbours,
        int minimumEvents,
        int eventsPerCoefficient,
        int checkLimit,
        int threads,
        long seed) {
    public static final StudyParameters USUAL =
            new StudyParameters(List.of(182, 365, 730), 365, 500, 0.95, 0.5, 3, 20, 10, 100_000, 2, 1);

    public StudyParameters {
        horizons = List.copyOf(horizons);
        if (horizons.isEmpty() || bootstraps < 2 || threads < 1) {
            throw new IllegalArgumentException("a study needs a horizon, two resamples and a thread");
        }
    }

    public StudyParameters withSeed(long other) {
        return new StudyParameters(
                horizons,
                waningAfter,
                bootstraps,
                level,
                caliper,
                neighbours,
                minimumEvents,
                eventsPerCoefficient,
                checkLimit,
                threads,
                other);
    }

    public StudyParameters withBootstraps(int other) {
        return new StudyParameters(
                horizons,
                waningAfter,
                other,
                level,
                caliper,
                neighbours,
                minimumEvents,
                eventsPerCoefficient,
                checkLimit,
                threads,
                seed);
    }

    /** The horizon of the headline: the second, or the only one. */
    public int headline() {
        return horizons.get(Math.min(1, horizons.size() - 1));
    }
}
