package io.bothways.matching.quality;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The quality of a plan for one group; without a label, of those of whom the fact is unknown. Every figure is null where
 * the group is withheld, and a share is null where there is nothing to divide by.
 */
@Schema(description = "A group of fewer than 5 people is withheld, and so is what would give it away")
public record GroupView(
        @Schema(enumeration = {"all", "unit", "grade-band", "site", "seniority"})
        String dimension,

        @Nullable String label,
        boolean withheld,
        @Nullable Integer people,
        @Nullable Integer matched,

        @Schema(description = "Matched of all people") @Nullable
        Double matchRate,

        @Schema(description = "Mean score of the pairs") @Nullable
        Double meanScore,

        @Schema(description = "Of the two-way pairs, those in which this side gains less than the other") @Nullable
        Double weakerSideShare,

        @Nullable Integer lowestGain,
        @Nullable Integer tenthPercentileGain,

        @Schema(description = "Required directions that the group teaches") @Nullable
        Integer taughtDirections,

        @Schema(description = "Directions taught for each person") @Nullable
        Double teachingLoad) {

    static GroupView withheld(String dimension, @Nullable String label) {
        return new GroupView(dimension, label, true, null, null, null, null, null, null, null, null, null);
    }

    static GroupView of(String dimension, @Nullable String label, Figures figures) {
        return new GroupView(
                dimension,
                label,
                false,
                figures.people(),
                figures.matched(),
                share(figures.matched(), figures.people()),
                share(figures.score(), figures.sides()),
                share(figures.weaker(), figures.twoWay()),
                figures.lowestGain(),
                figures.tenthPercentileGain(),
                figures.taught(),
                share(figures.taught(), figures.people()));
    }

    private static @Nullable Double share(long part, long whole) {
        return whole == 0 ? null : (double) part / whole;
    }
}
