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
 * objective, and how far it is from a bound that no plan can exceed, with the kind of proof of that bound.
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
        @Nullable String digest,
        @Nullable Integer people,
        @Nullable Integer matchable,
        @Nullable Integer matched,
        @Nullable Integer pairs,
        @Nullable Integer candidates,
        @Nullable Long score,
        @Nullable Long value,
        @Nullable Long bound,
        @Nullable Double gap,

        @Schema(enumeration = {"best-seats", "lp", "exact"}) @Nullable
        String proof,

        @Nullable Integer blockingPairs,
        @Nullable Integer lowestGain,
        @Nullable Integer tenthPercentileGain,
        @Nullable Integer reachedFloor,
        @Nullable Integer brokenPairs,
        @Nullable String algorithm,
        @Nullable Instant closedAt,
        Map<String, Integer> unmatched,
        List<String> actions) {

    static MatchRunView of(MatchRun run, Map<String, Integer> unmatched) {
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
                run.people(),
                run.matchable(),
                run.matched(),
                run.pairs(),
                run.candidates(),
                run.score(),
                run.value(),
                run.bound(),
                run.gap(),
                run.proof(),
                run.blockingPairs(),
                run.lowestGain(),
                run.tenthPercentileGain(),
                run.reachedFloor(),
                run.brokenPairs(),
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
