package io.bothways.matching.solver;

/**
 * The chosen edges in ascending order, the sum of their weights, what they are worth to the objective (with premiums), and
 * an upper bound on that worth that no choice can exceed, with the certificate that shows it.
 */
public record Solution(int[] edges, long score, long value, long bound, Certificate certificate) {
    /** {@link Proof#EXACT} when the bound is reached, however it was found. */
    public Proof proof() {
        return certificate.kind() != Proof.BEST_SEATS && bound == value ? Proof.EXACT : certificate.kind();
    }

    /** (bound − value) / bound; 0 where nothing could be better. */
    public double gap() {
        return bound == 0 ? 0 : (double) (bound - value) / bound;
    }
}
