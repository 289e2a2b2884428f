package io.bothways.matching.scoring.terms;

import io.bothways.matching.scoring.pool.Participant;

/**
 * A published reason to value an allowed pair less than its gains alone. The weight is the share of the score in per cent
 * that a pair loses which does not fit at all; one that fits in part loses a part of it, one that fits loses nothing.
 * Rounded down, symmetric in two-way programmes. Unknown facts count as fitting: nobody pays for what the HRIS lacks.
 */
public record Factor(FactorCode code, int weight, Fit fit) {
    /** A pair that fits in full; divisible by 1 to 8, so that shares are exact. */
    public static final int FULL = 840;

    /** How well two people fit, from 0 to {@value #FULL}; in a one-way programme the first teaches. */
    @FunctionalInterface
    public interface Fit {
        int of(Participant first, Participant second);
    }

    public Factor {
        if (weight < 1 || weight > 100) {
            throw new IllegalArgumentException("weight must be 1 to 100 but is " + weight);
        }
    }

    public int apply(int score, Participant first, Participant second) {
        return apply(score, weight, fit.of(first, second));
    }

    /** What a factor of this weight leaves of a score of two who fit so well. */
    public static int apply(int score, int weight, int fit) {
        // fits an int: a score has at most 10,000 points before its factors
        return score * (100 * FULL - weight * (FULL - fit)) / (100 * FULL);
    }
}
