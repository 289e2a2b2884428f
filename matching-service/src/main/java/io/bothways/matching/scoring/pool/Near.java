package io.bothways.matching.scoring.pool;

import java.util.UUID;

/** A skill close to a wanted one, and the share in per cent (1 to 100) that its levels count for. */
public record Near(UUID skillId, int percent) {
    public Near {
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException("percent must be 1 to 100 but is " + percent);
        }
    }
}
