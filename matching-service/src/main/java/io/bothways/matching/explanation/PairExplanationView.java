package io.bothways.matching.explanation;

import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.scoring.terms.Exchange;
import io.bothways.matching.scoring.terms.Exclusion;
import io.bothways.matching.scoring.terms.Terms;
import io.bothways.matching.scoring.weighing.Weighing;
import io.bothways.platform.code.Codes;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How the programme weighs two people of a run's pool, chosen or not: once in a two-way programme, once for each who
 * could teach in a one-way programme. Facts are those of now ({@code readAt}), hours and former pairs those of when the
 * pool was frozen; {@code asSolved} is the pair that the run has chosen, as it weighed it then.
 */
public record PairExplanationView(
        UUID runId,
        List<UUID> people,
        Instant frozenAt,
        Instant readAt,

        @Schema(description = "The pair as the run weighed it and chose it; null for two whom it did not join")
        @Nullable
        PairView asSolved,

        @Schema(
                description =
                        "Whether more or something else is known of the two now than the run knew, so that it may"
                                + " have weighed them otherwise than here; seats do not count. Null for runs that did not keep it")
        @Nullable
        Boolean factsChanged,

        int minimumGain,
        List<WeighingView> weighings) {

    /** Gains and effects add up to the score; a pair that is excluded or gains too little is no candidate whatever its score. */
    public record WeighingView(
            List<DirectionView> directions,
            boolean gainsSuffice,

            @Schema(
                    enumeration = {
                        "not-eligible",
                        "opted-out",
                        "forbidden-pair",
                        "proposed-before",
                        "same-management-line",
                        "same-team",
                        "same-unit",
                        "grades",
                        "met-before",
                        "no-shared-language",
                        "too-few-shared-hours"
                    })
            @Nullable
            String excludedBy,

            int gains,
            List<FactorView> factors,
            int score,

            @Schema(
                    description = "For a pair that was not chosen: insisting on it would cost the plan at least so"
                            + " many points of its value. Null for a pair that was chosen, is excluded or gains too"
                            + " little, for stable runs, and where the facts have changed or nothing is known")
            @Nullable
            Long costsAtLeast) {}

    public static List<WeighingView> weighings(
            Terms terms, Participant one, Participant other, @Nullable Insisting insisting) {
        return terms.exchange() == Exchange.TWO_WAY
                ? List.of(weighing(terms, one, other, insisting))
                : List.of(weighing(terms, one, other, insisting), weighing(terms, other, one, insisting));
    }

    private static WeighingView weighing(
            Terms terms, Participant first, Participant second, @Nullable Insisting insisting) {
        Weighing weighing = Weighing.of(terms, first, second);
        OptionalLong cost = insisting == null
                ? OptionalLong.empty()
                : insisting.costsAtLeast(terms, first.id(), second.id(), weighing);
        Exclusion exclusion = weighing.exclusion();
        return new WeighingView(
                List.of(
                        DirectionView.of(first.id(), second.id(), true, weighing.given()),
                        DirectionView.of(
                                second.id(), first.id(), terms.exchange() == Exchange.TWO_WAY, weighing.back())),
                weighing.enough(),
                exclusion == null ? null : Codes.of(exclusion),
                weighing.gains(),
                weighing.effects().stream().map(FactorView::of).toList(),
                weighing.score(),
                cost.isPresent() ? cost.getAsLong() : null);
    }
}
