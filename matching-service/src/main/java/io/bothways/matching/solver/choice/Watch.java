package io.bothways.matching.solver.choice;

import java.util.concurrent.CancellationException;

/**
 * Looks over a solver's shoulder: it is told how far the work is, and asked whether it may go on. Asked every few
 * milliseconds by the solving thread; no answer but "stop" changes the outcome.
 */
public interface Watch {
    Watch NONE = new Watch() {};

    /** The parts of solving, in their order. */
    enum Stage {
        SCORING,
        BIDDING,
        PROVING,
        /** Why somebody is left without a partner. */
        EXPLAINING
    }

    /** {@code percent} of a stage is done. A stage may begin anew when a run solves more than once. */
    default void at(Stage stage, int percent) {}

    /** Whether to go on; once false, solving ends with a {@link CancellationException} and no result. */
    default boolean goesOn() {
        return true;
    }

    default void check() {
        if (!goesOn()) {
            throw new CancellationException("solving was stopped");
        }
    }
}
