package io.bothways.matching.solver.certificate;

import java.util.UUID;

/**
 * What a free seat of somebody costs the rest of the pool, in whole points rounded down: how sought after it is. Negative
 * where it would bring more than it costs. Whoever insists on a pair loses the plan at least both prices less the pair's score.
 */
public record SeatPrice(UUID personId, Seat seat, int points) {
    /** In a two-way programme a partner takes a teaching and a learning seat at once. */
    public enum Seat {
        BOTH,
        TEACHING,
        LEARNING,
        /** One-way, of somebody who may have partners with both hats: in place of a partner of either. */
        STAND_IN
    }
}
