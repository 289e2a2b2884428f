package io.bothways.matching.scoring.pool;

import java.util.List;
import java.util.UUID;

/**
 * A skill that somebody wants to learn up to a target level (1 to 5), with a priority of 1 to 3 (3 matters most), and the
 * skills close to it through which the want is met in part, in the order of their ids. People who want the same skill
 * share one list.
 */
public record Want(UUID skillId, int level, int priority, List<Near> near) {
    public Want {
        Levels.check(level);
        if (priority < 1 || priority > 3) {
            throw new IllegalArgumentException("priority must be 1 to 3 but is " + priority);
        }
        near = List.copyOf(near);
        for (int i = 0; i < near.size(); i++) {
            UUID close = near.get(i).skillId();
            if (close.equals(skillId)
                    || i > 0 && Ids.ORDER.compare(near.get(i - 1).skillId(), close) >= 0) {
                throw new IllegalArgumentException(
                        "near skills must be others than the wanted one, each once, in the order of their ids");
            }
        }
    }

    /** A want that only the skill itself meets. */
    public Want(UUID skillId, int level, int priority) {
        this(skillId, level, priority, List.of());
    }
}
