package io.bothways.matching.solver.plan;

/** What a run strives for. */
public enum Objective {
    /**
     * The sum of scores and a premium for each person who has a partner, counted once in whichever hat: people before scores
     * as far as the premium exceeds what they cost, which is no strict order.
     */
    PARTICIPATION,
    /** The highest sum of mutual scores. */
    SCORE,
    /** No two people would both rather have each other, by the mutual score. */
    STABLE
}
