package io.bothways.matching.scoring.pool;

import java.util.UUID;

/**
 * A skill that somebody can teach, at a level of 1 to 5. It is at risk when few hold it or when the HRIS has recorded
 * the planned end of its holder; which of the two is not kept.
 */
public record Offer(UUID skillId, int level, boolean atRisk) {
    public Offer {
        Levels.check(level);
    }

    /** An offer of knowledge that is safe. */
    public Offer(UUID skillId, int level) {
        this(skillId, level, false);
    }
}
