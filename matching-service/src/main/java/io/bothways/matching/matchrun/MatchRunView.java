package io.bothways.matching.matchrun;

import io.bothways.platform.code.Codes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A match run: what was wished for, the job that solves it, the size and digest of its frozen pool, the sum of scores of its plan, what that is worth to the
 * objective, and how far it is from a bound that no plan of the candidates can exceed, with the kind of proof of that bound.
 */
record MatchRunView(
        UUID id,
        long version,
        UUID cohortId,
        UUID programmeId,

        @Schema(enumeration = {"participation", "score", "stable"})
        String objective,

        @Schema(enumeration = {"requested", "solving", "proposed", "stale", "published", "discarded", "failed"})
        String state,

        boolean raiseFloor,
        @Nullable UUID repairedRunId,
        @Nullable Integer mayBreak,
        @Nullable UUID jobId,
        Instant requestedAt,
        @Nullable Instant frozenAt,

        @Schema(
                description =
                        "SHA-256 of the frozen pool and the terms of the programme. A run is published only while they"
                                + " are still these")
        @Nullable
        String digest,

        @Schema(
                description =
                        "SHA-256 of everything the plan depends on: the frozen pool, the terms, the objective with its"
                                + " premium, how many candidates each was weighed with, locks, floor and repair. The same"
                                + " input and algorithm give the same plan. Null for runs that did not keep it")
        @Nullable
        String inputDigest,

        @Schema(description = "People in the frozen pool") @Nullable
        Integer people,

        @Schema(
                description =
                        "People with a locked partner, or whom the terms and the seats that locks leave allow at least"
                                + " one candidate")
        @Nullable
        Integer matchable,

        @Schema(description = "People with at least one partner") @Nullable
        Integer matched,

        @Nullable Integer pairs,

        @Schema(
                description =
                        "Pairs that were weighed: of those that the terms allow and the locked pairs leave seats for,"
                                + " the ones among which the plan was chosen")
        @Nullable
        Integer candidates,

        @Schema(
                description =
                        "Everybody was weighed with so many best candidates at least, and with those for whom they are"
                                + " among these; null: with all that the terms allow. In a pool of more than 3,000 people"
                                + " it is 30, but for stable runs; in one of more than 300,000 these are the best of a"
                                + " sample for each skill")
        @Nullable
        Integer candidatesEach,

        @Schema(description = "Sum of the scores of all pairs") @Nullable
        Long score,

        @Schema(
                description =
                        "What the objective counts: the score, and for participation a premium for each person who has"
                                + " a partner, counted once whatever their partners and hats")
        @Nullable
        Long value,

        @Schema(description = "The points of that premium; for participation alone") @Nullable
        Integer participationPremium,

        @Schema(description = "No plan of the candidates with these wishes has a greater value") @Nullable
        Long bound,

        @Schema(description = "(bound - value) / bound") @Nullable
        Double gap,

        @Schema(
                description =
                        "exact: the bound is reached, nothing made of the candidates is better; lp and best-seats: the"
                                + " bound of a relaxation",
                enumeration = {"best-seats", "lp", "exact"})
        @Nullable
        String proof,

        @Schema(
                description =
                        "Pairs who would both have a better score with each other than with one of their partners in"
                                + " the plan, locked ones too, or than with a free seat")
        @Nullable
        Integer blockingPairs,

        @Schema(description = "Of all learners of required directions") @Nullable
        Integer lowestGain,

        @Schema(description = "Of all learners of required directions, by nearest rank") @Nullable
        Integer tenthPercentileGain,

        @Schema(
                description =
                        "Of the one who gains less in each pair that exchanges both ways as required; null without"
                                + " such pairs")
        @Nullable
        GainsView weakerSide,

        @Schema(description = "Of the one who gains more in each such pair") @Nullable
        GainsView strongerSide,

        @Schema(description = "The least gain up to which raiseFloor could lift the worst-off learner") @Nullable
        Integer reachedFloor,

        @Schema(description = "How many of the repaired run's pairs could have been kept and are not in the plan")
        @Nullable
        Integer brokenPairs,

        @Schema(
                description = "How many of the repaired run's pairs could not be kept: somebody left the pool or has no"
                        + " seat, or a rule, the minimum gain or a lock now keeps them apart. They do not count against"
                        + " mayBreak")
        @Nullable
        Integer lostPairs,

        @Schema(description = "Why a failed run has no plan") @Nullable
        FailureView failure,

        @Nullable String algorithm,
        @Nullable Instant closedAt,

        @Schema(description = "How many people each reason leaves without a partner")
        Map<String, Integer> unmatched,

        List<String> actions) {

    static MatchRunView of(MatchRun run, Map<String, Integer> unmatched) {
        RunFailure failure = run.failure();
        return new MatchRunView(
                run.id(),
                run.version(),
                run.cohortId(),
                run.programmeId(),
                Codes.of(run.objective()),
                run.state().code(),
                run.raisesFloor(),
                run.repairedRunId(),
                run.mayBreak(),
                run.jobId(),
                run.requestedAt(),
                run.frozenAt(),
                run.digest(),
                run.inputDigest(),
                run.people(),
                run.matchable(),
                run.matched(),
                run.pairs(),
                run.candidates(),
                run.candidatesEach(),
                run.score(),
                run.value(),
                run.participationPremium(),
                run.bound(),
                run.gap(),
                run.proof(),
                run.blockingPairs(),
                run.lowestGain(),
                run.tenthPercentileGain(),
                run.weakerSide(),
                run.strongerSide(),
                run.reachedFloor(),
                run.brokenPairs(),
                run.lostPairs(),
                failure == null ? null : FailureView.of(failure),
                run.algorithm(),
                run.closedAt(),
                unmatched,
                switch (run.state()) {
                    case MatchRunState.Proposed _ -> List.of("publication", "discarding");
                    case MatchRunState.Open _ -> List.of("discarding");
                    case MatchRunState _ -> List.of();
                });
    }
}
