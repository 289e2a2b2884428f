package io.bothways.matching.matchrun;

import io.bothways.matching.pool.FrozenPool;
import io.bothways.matching.solver.plan.Gains;
import io.bothways.matching.solver.plan.Objective;
import io.bothways.matching.solver.plan.Plan;
import io.bothways.platform.code.Codes;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One execution of matching on a frozen pool. The digest says which pool it was, the input digest what was wished as well. */
@Entity
@Table(name = "match_run")
public class MatchRun {
    @Id
    private UUID id;

    @Version
    private long version;

    @Column(updatable = false)
    private UUID cohortId;

    @Column(updatable = false)
    private UUID programmeId;

    @Column(updatable = false)
    private String objective;

    @Column(updatable = false)
    private boolean raiseFloor;

    @Nullable
    @Column(updatable = false)
    private UUID repairedRunId;

    @Nullable
    @Column(updatable = false)
    private Integer mayBreak;

    @Nullable
    @Column(updatable = false)
    private UUID jobId;

    private String state;

    @Column(updatable = false)
    private Instant requestedAt;

    @Nullable
    private String digest;

    @Nullable
    private String inputDigest;

    @Nullable
    private Integer people;

    @Nullable
    private Instant frozenAt;

    @Nullable
    private Integer matched;

    @Nullable
    private Integer pairs;

    @Nullable
    private Integer candidates;

    @Nullable
    private Integer candidatesEach;

    @Nullable
    private Long score;

    @Nullable
    private Long value;

    @Nullable
    private String proof;

    @Nullable
    private Long bound;

    @Nullable
    private Integer blockingPairs;

    @Nullable
    private String algorithm;

    @Nullable
    private Integer matchable;

    @Nullable
    private Integer lowestGain;

    @Nullable
    private Integer tenthPercentileGain;

    @Nullable
    private Integer weakerLowestGain;

    @Nullable
    private Integer weakerTenthPercentileGain;

    @Nullable
    private Integer strongerLowestGain;

    @Nullable
    private Integer strongerTenthPercentileGain;

    @Nullable
    private Integer reachedFloor;

    @Nullable
    private Integer brokenPairs;

    @Nullable
    private Integer participationPremium;

    @Nullable
    private Integer lostPairs;

    @Nullable
    private String failure;

    @Nullable
    private Instant closedAt;

    @SuppressWarnings("NullAway.Init")
    protected MatchRun() {}

    MatchRun(
            UUID id,
            UUID cohortId,
            UUID programmeId,
            UUID jobId,
            Objective objective,
            NewMatchRun wanted,
            Instant now) {
        this.id = id;
        this.cohortId = cohortId;
        this.programmeId = programmeId;
        this.jobId = jobId;
        this.objective = Codes.of(objective);
        this.raiseFloor = wanted.floorRaised();
        NewMatchRun.Repair repair = wanted.repair();
        this.repairedRunId = repair == null ? null : repair.runId();
        this.mayBreak = repair == null ? null : repair.mayBreak();
        this.state = new MatchRunState.Requested().code();
        this.requestedAt = now;
    }

    void freeze(MatchRunState.Solving solving, FrozenPool pool) {
        become(solving);
        digest = pool.digest();
        inputDigest = pool.inputDigest();
        people = pool.pool().people().size();
        frozenAt = pool.frozenAt();
        participationPremium =
                objective() == Objective.PARTICIPATION ? pool.parameters().premium() : null;
    }

    void propose(MatchRunState.Proposed proposed, Plan plan) {
        become(proposed);
        Plan.Worth worth = plan.worth();
        matched = Objects.requireNonNull(people) - plan.unmatched().size();
        pairs = plan.pairs().size();
        candidates = worth.candidates();
        candidatesEach = worth.candidatesEach();
        score = worth.score();
        value = worth.value();
        proof = Codes.of(worth.proof());
        bound = worth.bound();
        blockingPairs = worth.blockingPairs();
        algorithm = worth.algorithm();
        matchable = worth.matchable();
        lowestGain = worth.lowestGain();
        tenthPercentileGain = worth.tenthPercentileGain();
        Gains weaker = worth.weakerSide();
        weakerLowestGain = weaker == null ? null : weaker.lowest();
        weakerTenthPercentileGain = weaker == null ? null : weaker.tenthPercentile();
        Gains stronger = worth.strongerSide();
        strongerLowestGain = stronger == null ? null : stronger.lowest();
        strongerTenthPercentileGain = stronger == null ? null : stronger.tenthPercentile();
        reachedFloor = worth.floor();
        brokenPairs = worth.brokenPairs();
        lostPairs = worth.lostPairs();
    }

    void fail(MatchRunState.Failed failed, RunFailure why) {
        become(failed);
        failure = Codes.of(why);
    }

    void become(MatchRunState next) {
        state = next.code();
        switch (next) {
            case MatchRunState.Open _ -> {}
            case MatchRunState.Stale(Instant at) -> closedAt = at;
            case MatchRunState.Published(Instant at) -> closedAt = at;
            case MatchRunState.Discarded(Instant at) -> closedAt = at;
            case MatchRunState.Failed(Instant at) -> closedAt = at;
        }
    }

    MatchRunState state() {
        return switch (state) {
            case "requested" -> new MatchRunState.Requested();
            case "solving" -> new MatchRunState.Solving();
            case "proposed" -> new MatchRunState.Proposed();
            case "stale" -> new MatchRunState.Stale(Objects.requireNonNull(closedAt));
            case "published" -> new MatchRunState.Published(Objects.requireNonNull(closedAt));
            case "discarded" -> new MatchRunState.Discarded(Objects.requireNonNull(closedAt));
            case "failed" -> new MatchRunState.Failed(Objects.requireNonNull(closedAt));
            default -> throw new IllegalStateException("match run " + id + " has the unknown state " + state);
        };
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    UUID cohortId() {
        return cohortId;
    }

    UUID programmeId() {
        return programmeId;
    }

    Objective objective() {
        return Codes.parse(Objective.class, objective);
    }

    Instant requestedAt() {
        return requestedAt;
    }

    @Nullable
    String digest() {
        return digest;
    }

    @Nullable
    String inputDigest() {
        return inputDigest;
    }

    @Nullable
    Integer people() {
        return people;
    }

    @Nullable
    Instant frozenAt() {
        return frozenAt;
    }

    @Nullable
    Integer matched() {
        return matched;
    }

    @Nullable
    Integer pairs() {
        return pairs;
    }

    @Nullable
    Integer candidates() {
        return candidates;
    }

    @Nullable
    Integer candidatesEach() {
        return candidatesEach;
    }

    @Nullable
    Long score() {
        return score;
    }

    @Nullable
    String proof() {
        return proof;
    }

    @Nullable
    Long value() {
        return value;
    }

    @Nullable
    Long bound() {
        return bound;
    }

    @Nullable
    Integer blockingPairs() {
        return blockingPairs;
    }

    @Nullable
    String algorithm() {
        return algorithm;
    }

    /** Null for a run that did not fail, or failed before it was kept why. */
    @Nullable
    RunFailure failure() {
        return failure == null ? null : Codes.parse(RunFailure.class, failure);
    }

    @Nullable
    Instant closedAt() {
        return closedAt;
    }

    boolean raisesFloor() {
        return raiseFloor;
    }

    @Nullable
    UUID repairedRunId() {
        return repairedRunId;
    }

    @Nullable
    Integer mayBreak() {
        return mayBreak;
    }

    @Nullable
    UUID jobId() {
        return jobId;
    }

    @Nullable
    Integer matchable() {
        return matchable;
    }

    @Nullable
    Integer lowestGain() {
        return lowestGain;
    }

    @Nullable
    Integer tenthPercentileGain() {
        return tenthPercentileGain;
    }

    @Nullable
    GainsView weakerSide() {
        return GainsView.of(weakerLowestGain, weakerTenthPercentileGain);
    }

    @Nullable
    GainsView strongerSide() {
        return GainsView.of(strongerLowestGain, strongerTenthPercentileGain);
    }

    @Nullable
    Integer reachedFloor() {
        return reachedFloor;
    }

    @Nullable
    Integer brokenPairs() {
        return brokenPairs;
    }

    @Nullable
    Integer participationPremium() {
        return participationPremium;
    }

    @Nullable
    Integer lostPairs() {
        return lostPairs;
    }

    /** (bound − value) / bound; null before there is a plan. */
    @Nullable
    Double gap() {
        Long upper = bound;
        Long reached = value;
        if (upper == null || reached == null) {
            return null;
        }
        return upper == 0 ? 0 : (double) (upper - reached) / upper;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MatchRun run && id.equals(run.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
