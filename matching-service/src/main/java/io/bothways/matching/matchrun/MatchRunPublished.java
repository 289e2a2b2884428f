package io.bothways.matching.matchrun;

import io.bothways.platform.code.Codes;
import io.bothways.platform.event.Event;
import java.util.Objects;
import java.util.UUID;

/** The pairs of a run were sent to their people. */
public record MatchRunPublished(
        UUID runId,
        UUID cohortId,
        UUID programmeId,
        int people,
        int matched,
        int pairs,
        String objective,
        long score,
        long value,
        long bound,
        double gap,
        String proof,
        String algorithm)
        implements Event {
    static MatchRunPublished of(MatchRun run) {
        return new MatchRunPublished(
                run.id(),
                run.cohortId(),
                run.programmeId(),
                Objects.requireNonNull(run.people()),
                Objects.requireNonNull(run.matched()),
                Objects.requireNonNull(run.pairs()),
                Codes.of(run.objective()),
                Objects.requireNonNull(run.score()),
                Objects.requireNonNull(run.value()),
                Objects.requireNonNull(run.bound()),
                Objects.requireNonNull(run.gap()),
                Objects.requireNonNull(run.proof()),
                Objects.requireNonNull(run.algorithm()));
    }

    @Override
    public String topic() {
        return "match-runs";
    }

    @Override
    public String type() {
        return "match-run-published";
    }

    @Override
    public String key() {
        return runId.toString();
    }
}
