package io.bothways.matching.scoring.terms;

/** Whether both directions of a pair are required, or one of them. */
public enum Exchange {
    TWO_WAY,
    ONE_WAY
}
