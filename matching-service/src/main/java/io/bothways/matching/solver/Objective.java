package io.bothways.matching.solver;

/** What a run strives for. */
public enum Objective {
    /** The most people with a partner, then the highest sum of scores: a premium on everybody's first partner. */
    PARTICIPATION,
    /** The highest sum of mutual scores. */
    SCORE,
    /** No two people would both rather have each other, by the mutual score. */
    STABLE
}
