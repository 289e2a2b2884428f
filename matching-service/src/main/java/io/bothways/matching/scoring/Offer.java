package io.bothways.matching.scoring;

import java.util.UUID;

/** A skill that somebody can teach, at a level of 1 to 5. */
public record Offer(UUID skillId, int level) {
    public Offer {
        Levels.check(level);
    }
}
