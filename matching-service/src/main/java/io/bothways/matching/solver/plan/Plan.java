package io.bothways.matching.solver.plan;

import io.bothways.matching.solver.certificate.PlanCertificate;
import io.bothways.matching.solver.certificate.Proof;
import io.bothways.matching.solver.certificate.SeatPrice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a run: pairs with their explanations, the unmatched with a reason each, what it is worth, the locks that
 * could not be met, what each seat costs the others (none for a stable plan), the proof of its bound, and
 * the first of the pairs that block it.
 */
public record Plan(
        List<PlannedPair> pairs,
        List<Unmatched> unmatched,
        Worth worth,
        List<UnmetLock> unmetLocks,
        List<SeatPrice> prices,
        PlanCertificate certificate,
        List<BlockingPair> blocking) {
    public Plan {
        pairs = List.copyOf(pairs);
        unmatched = List.copyOf(unmatched);
        unmetLocks = List.copyOf(unmetLocks);
        prices = List.copyOf(prices);
        blocking = List.copyOf(blocking);
    }

    /**
     * {@code score} is the sum of the scores, {@code value} what the objective counts (the score, and the premiums where
     * participation comes first), {@code bound} the value that no plan of the weighed pairs with these locks, floor and
     * kept pairs can exceed, {@code candidates} the number of pairs that were weighed (the terms allow them and the locks leave
     * them seats; in a large pool only everybody's {@code candidatesEach} best, null: all) and
     * {@code matchable} the people who are in one or in a lock. The
     * lowest gain and its 10th percentile are over all learners of required directions; null without any. The sides are
     * those of pairs in which both directions are required, told apart by who gains less; null without any. Of the pairs that
     * were to be kept, {@code brokenPairs} could have been, and {@code lostPairs} not: somebody has left the pool or has no
     * seat left, or the terms have come to forbid them.
     */
    public record Worth(
            Objective objective,
            String algorithm,
            int candidates,
            @Nullable Integer candidatesEach,
            int matchable,
            long score,
            long value,
            long bound,
            Proof proof,
            int blockingPairs,
            @Nullable Integer lowestGain,
            @Nullable Integer tenthPercentileGain,
            @Nullable Gains weakerSide,
            @Nullable Gains strongerSide,
            @Nullable Integer floor,
            @Nullable Integer brokenPairs,
            @Nullable Integer lostPairs) {
        /** (bound − value) / bound, 0 for an empty plan that could not be better. */
        public double gap() {
            return bound == 0 ? 0 : (double) (bound - value) / bound;
        }
    }
}
