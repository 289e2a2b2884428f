package io.bothways.matching.scoring.diagnosis;

import io.bothways.matching.scoring.terms.Exclusion;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The smallest change of its kind that would give somebody candidates, and how many: what it is about (a skill, a rule or
 * a language) and how much of it ({@code amount}: a level, points or minutes), each null where it has no meaning.
 */
public record Remedy(
        RemedyCode code,
        int candidates,
        @Nullable Integer amount,
        @Nullable UUID skillId,
        @Nullable Exclusion rule,
        @Nullable String language) {

    static Remedy seat(RemedyCode code, int candidates) {
        return new Remedy(code, candidates, 1, null, null, null);
    }

    static Remedy skill(RemedyCode code, UUID skillId, int level, int candidates) {
        return new Remedy(code, candidates, level, skillId, null, null);
    }
}
