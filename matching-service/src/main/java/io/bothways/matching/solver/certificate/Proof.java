package io.bothways.matching.solver.certificate;

/** How a bound was obtained. {@code EXACT}: it is reached, nothing in the graph is better; the others leave a gap. */
public enum Proof {
    /** Every seat filled by its best edge: cheap and loose. */
    BEST_SEATS,
    /** Seat prices of the linear relaxation. */
    LP,
    EXACT
}
