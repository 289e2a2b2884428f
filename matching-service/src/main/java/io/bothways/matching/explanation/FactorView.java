package io.bothways.matching.explanation;

import io.bothways.matching.scoring.weighing.FactorEffect;
import io.bothways.platform.code.Codes;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A factor that matters to the programme, and the points that it adds: 0 where the pair fits, else below. */
public record FactorView(
        @Schema(
                enumeration = {
                    "shared-hours",
                    "languages",
                    "across-units",
                    "grade-gap",
                    "former-partners",
                    "new-contacts",
                    "knowledge-at-risk"
                })
        String code,

        int weight,
        int points) {
    public static FactorView of(FactorEffect effect) {
        return new FactorView(Codes.of(effect.code()), effect.weight(), effect.points());
    }
}
