package io.bothways.matching.solver;

import io.bothways.matching.scoring.Terms;

/** What a run is asked for besides its pool. */
public record Parameters(Objective objective, Terms terms) {}
