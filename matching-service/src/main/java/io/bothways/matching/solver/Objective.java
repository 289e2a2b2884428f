package io.bothways.matching.solver;

/** What a run strives for. {@code STABLE}: no two people would both rather have each other, by the mutual score. */
public enum Objective {
    STABLE
}
