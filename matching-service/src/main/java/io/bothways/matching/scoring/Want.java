package io.bothways.matching.scoring;

import java.util.UUID;

/** A skill that somebody wants to learn up to a target level (1 to 5), with a priority of 1 to 3. */
public record Want(UUID skillId, int level, int priority) {
    public Want {
        Levels.check(level);
        if (priority < 1 || priority > 3) {
            throw new IllegalArgumentException("priority must be 1 to 3 but is " + priority);
        }
    }
}
