package io.bothways.matching.quality;

import org.jspecify.annotations.Nullable;

/**
 * The counts of one group. A side is one person of a pair: {@code score} sums the score of the pair once for each side in
 * the group; {@code weaker} counts the sides that gain less than their partner among those of two-way pairs; gains are
 * those of required learners, the tenth percentile by nearest rank, null where nobody learns; {@code taught} counts the
 * required directions that the group teaches.
 */
public record Figures(
        int people,
        int matched,
        int sides,
        long score,
        int twoWay,
        int weaker,
        @Nullable Integer lowestGain,
        @Nullable Integer tenthPercentileGain,
        int taught) {}
