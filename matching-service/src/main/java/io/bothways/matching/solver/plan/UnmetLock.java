package io.bothways.matching.solver.plan;

/** A locked pair that is not in the plan, and why. */
public record UnmetLock(Pair pair, Reason reason) {
    /** The first that is true, in this order. */
    public enum Reason {
        NOT_IN_POOL,
        /** A published rule keeps the two apart. */
        RULE,
        /** Neither could teach the other anything, or not in the direction that the programme requires. */
        NO_EXCHANGE,
        SEATS
    }
}
