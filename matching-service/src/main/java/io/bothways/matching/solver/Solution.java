package io.bothways.matching.solver;

/** The chosen edges in ascending order, their total weight, and an upper bound that no choice can exceed. */
public record Solution(int[] edges, long value, long bound) {}
