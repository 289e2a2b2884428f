package io.bothways.matching.solver.choice;

import io.bothways.matching.solver.certificate.Certificate;
import io.bothways.matching.solver.certificate.Proof;

/**
 * The chosen edges in ascending order, the sum of their weights, what they are worth to the objective (with premiums), and
 * an upper bound on that worth that no choice can exceed, with the certificate that shows it.
 */
public record Solution(int[] edges, long score, long value, long bound, Certificate certificate) {
    /** {@link Proof#EXACT} when the bound is reached, and only then, however it was found. */
    public Proof proof() {
        if (certificate.kind() == Proof.BEST_SEATS) {
            return Proof.BEST_SEATS;
        }
        return bound == value ? Proof.EXACT : Proof.LP;
    }

    /** (bound − value) / bound; 0 where nothing could be better. */
    public double gap() {
        return bound == 0 ? 0 : (double) (bound - value) / bound;
    }
}
