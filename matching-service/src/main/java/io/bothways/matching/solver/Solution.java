package io.bothways.matching.solver;

/**
 * The chosen edges in ascending order, the sum of their weights, what they are worth to the objective (with premiums), and
 * an upper bound on that worth that no choice can exceed, with the kind of its proof.
 */
public record Solution(int[] edges, long score, long value, long bound, Proof proof) {
    Solution withBound(long better) {
        return new Solution(edges, score, value, better, proof);
    }
}
