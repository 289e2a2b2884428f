package io.bothways.matching.scoring;

/**
 * A published reason to value an allowed pair less than its gains alone: a share of the score, rounded down, never more
 * than all of it. Symmetric in two-way programmes.
 */
@FunctionalInterface
public interface Factor {
    int apply(int score, Participant first, Participant second);
}
