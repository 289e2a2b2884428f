package io.bothways.analytics.statistics.study.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked and how sure the answer must be.
 *
 * @param horizons days after joining at which retention is compared, ascending; the second is the headline
 * @param waningAfter days after joining that part the early from the late effect
 * @param bootstraps resamples of clusters
 * @param refit whether resamples are fitted anew instead of by one Newton step: slow, for checking the steps
 * @param level of all intervals
 * @param caliper largest standardised distance between the members of a matched pair
 * @param neighbours controls matched to each participant
 * @param minimumEvents events of interest each arm must have before a ratio is published
 * @param eventsPerCoefficient below this many events for each coefficient, estimates are shrunk by Firth's penalty
 * @param imputations completed copies of data that have gaps
 * @param checkLimit subjects, drawn by hash, on which the checks that need further fits are run
 * @param threads that share the work; the answer does not depend on them
 * @param knownAt last day of arrival of the facts handed over, told in the answer; null when arrivals are not told apart
 * @param seed of everything drawn; the same seed gives the same answer
 */
public record StudyParameters(
        List<Integer> horizons,
        int waningAfter,
        int bootstraps,
        boolean refit,
        double level,
        double caliper,
        int neighbours,
        int minimumEvents,
        int eventsPerCoefficient,
        int imputations,
        int checkLimit,
        int threads,
        @Nullable Integer knownAt,
        long seed) {
    /** Half a year, one and two years at 95 %, with twenty events in each arm before a ratio is told. */
    public static final StudyParameters USUAL =
            new StudyParameters(List.of(182, 365, 730), 365, 500, false, 0.95, 0.5, 3, 20, 10, 10, 100_000, 2, null, 1);

    /**
     * Refuses horizons that do not ascend from above 0, a level outside (0, 1), fewer than two resamples or imputations,
     * and anything that leaves no event, day, neighbour or thread.
     */
    public StudyParameters {
        horizons = List.copyOf(horizons);
        boolean ascending = !horizons.isEmpty() && horizons.getFirst() > 0;
        for (int h = 1; h < horizons.size(); h++) {
            ascending &= horizons.get(h) > horizons.get(h - 1);
        }
        if (!(level > 0 && level < 1) || !(caliper >= 0) || neighbours < 1) {
            throw new IllegalArgumentException("level " + level + ", " + neighbours + " neighbours within " + caliper);
        }
        if (!ascending || bootstraps < 2 || threads < 1 || imputations < 2 || minimumEvents < 1 || waningAfter < 1) {
            throw new IllegalArgumentException(
                    "a study needs ascending positive horizons, two resamples, two imputations, an event and a thread");
        }
    }

    /** The same question with other resamples. */
    public StudyParameters withSeed(long other) {
        return with(bootstraps, refit, threads, knownAt, other);
    }

    /** The same question with another number of resamples. */
    public StudyParameters withBootstraps(int other) {
        return with(other, refit, threads, knownAt, seed);
    }

    /** The same question and the same answer on other threads. */
    public StudyParameters withThreads(int other) {
        return with(bootstraps, refit, other, knownAt, seed);
    }

    /** The same question of what had arrived by a day. */
    public StudyParameters withKnownAt(int day) {
        return with(bootstraps, refit, threads, day, seed);
    }

    /** Every resample fitted anew, to check the one-step resamples against. */
    public StudyParameters refitted() {
        return with(bootstraps, true, threads, knownAt, seed);
    }

    private StudyParameters with(
            int newBootstraps, boolean newRefit, int newThreads, @Nullable Integer newKnownAt, long newSeed) {
        return new StudyParameters(
                horizons,
                waningAfter,
                newBootstraps,
                newRefit,
                level,
                caliper,
                neighbours,
                minimumEvents,
                eventsPerCoefficient,
                imputations,
                checkLimit,
                newThreads,
                newKnownAt,
                newSeed);
    }

    /** The horizon of the headline: the second, or the only one. */
    public int headline() {
        return horizons.get(Math.min(1, horizons.size() - 1));
    }
}
