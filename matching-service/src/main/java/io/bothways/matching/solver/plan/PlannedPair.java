package io.bothways.matching.solver.plan;

import io.bothways.matching.scoring.pool.Ids;
import io.bothways.matching.scoring.weighing.FactorEffect;
import java.util.List;
import java.util.UUID;

/**
 * A chosen pair with its explanation: one direction or two, the direction taught by the lower id first, and how the score
 * came about: the score of the gains alone and what each factor took off add up to it.
 */
public record PlannedPair(
        UUID lower, UUID higher, int score, int gains, List<FactorEffect> effects, List<Direction> directions) {
    public PlannedPair {
        if (Ids.ORDER.compare(lower, higher) >= 0) {
            throw new IllegalArgumentException("a pair is two people in the order of their ids");
        }
        effects = List.copyOf(effects);
        directions = List.copyOf(directions);
    }
}
