package io.bothways.matching.solver;

import java.util.List;

/** The outcome of a run: pairs with their explanations, the unmatched with a reason each, and what it is worth. */
public record Plan(List<PlannedPair> pairs, List<Unmatched> unmatched, Worth worth) {
    public Plan {
        pairs = List.copyOf(pairs);
        unmatched = List.copyOf(unmatched);
    }

    /**
     * {@code score} is the sum of the scores, {@code value} what the objective counts (the score, and the premiums where
     * participation comes first), {@code bound} the value that no plan on this pool can exceed, and {@code candidates}
     * the number of pairs that the terms allow.
     */
    public record Worth(
            Objective objective,
            String algorithm,
            int candidates,
            long score,
            long value,
            long bound,
            Proof proof,
            int blockingPairs) {
        /** (bound − value) / bound, 0 for an empty plan that could not be better. */
        public double gap() {
            return bound == 0 ? 0 : (double) (bound - value) / bound;
        }
    }
}
