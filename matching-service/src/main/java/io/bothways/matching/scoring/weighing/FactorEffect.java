package io.bothways.matching.scoring.weighing;

import io.bothways.matching.scoring.terms.FactorCode;

/** What a factor did to the score of a pair, in points: 0 for one that fits, else below. */
public record FactorEffect(FactorCode code, int weight, int points) {}
