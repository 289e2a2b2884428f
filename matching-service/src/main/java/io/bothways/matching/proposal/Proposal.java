package io.bothways.matching.proposal;

import io.bothways.matching.explanation.PairKey;
import io.bothways.platform.code.Codes;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A suggested pairing. The lower of the two ids comes first in all of its pairs. */
@Entity
@Table(name = "proposal")
public class Proposal {
    @Id
    private UUID id;

    @Version
    private long version;

    @Column(updatable = false)
    private UUID runId;

    @Column(updatable = false)
    private int pairNumber;

    @Column(updatable = false)
    private UUID cohortId;

    @Column(updatable = false)
    private UUID programmeId;

    @Column(updatable = false)
    private UUID personLow;

    @Column(updatable = false)
    private UUID personHigh;

    @Column(updatable = false)
    private UUID enrolmentLow;

    @Column(updatable = false)
    private UUID enrolmentHigh;

    @Column(updatable = false)
    private int score;

    private String state;

    @Column(updatable = false)
    private Instant expiresAt;

    @Nullable
    private UUID firstAcceptedBy;

    @Nullable
    private Instant firstAcceptedAt;

    @Nullable
    private Instant closedAt;

    @Nullable
    private UUID declinedBy;

    @Nullable
    private String declineReason;

    @SuppressWarnings("NullAway.Init")
    protected Proposal() {}

    void become(ProposalState next) {
        state = next.code();
        switch (next) {
            case ProposalState.Sent() -> {}
            case ProposalState.AcceptedByOne(UUID by, Instant at) -> {
                firstAcceptedBy = by;
                firstAcceptedAt = at;
            }
            case ProposalState.Accepted(UUID firstBy, Instant firstAt, Instant at) -> closedAt = at;
            case ProposalState.Declined(UUID by, DeclineReason reason, Instant at) -> {
                declinedBy = by;
                declineReason = Codes.of(reason);
                closedAt = at;
            }
            case ProposalState.Withdrawn(Instant at) -> closedAt = at;
            case ProposalState.Expired(Instant at) -> closedAt = at;
            case ProposalState.Superseded(Instant at) -> closedAt = at;
            case ProposalState.Invalidated(Instant at) -> closedAt = at;
        }
    }

    public ProposalState state() {
        return switch (state) {
            case "sent" -> new ProposalState.Sent();
            case "accepted-by-one" ->
                new ProposalState.AcceptedByOne(
                        Objects.requireNonNull(firstAcceptedBy), Objects.requireNonNull(firstAcceptedAt));
            case "accepted" ->
                new ProposalState.Accepted(
                        Objects.requireNonNull(firstAcceptedBy), Objects.requireNonNull(firstAcceptedAt), closed());
            case "declined" ->
                new ProposalState.Declined(
                        Objects.requireNonNull(declinedBy),
                        Codes.parse(DeclineReason.class, Objects.requireNonNull(declineReason)),
                        closed());
            case "withdrawn" -> new ProposalState.Withdrawn(closed());
            case "expired" -> new ProposalState.Expired(closed());
            case "superseded" -> new ProposalState.Superseded(closed());
            case "invalidated" -> new ProposalState.Invalidated(closed());
            default -> throw new IllegalStateException("proposal " + id + " has the unknown state " + state);
        };
    }

    private Instant closed() {
        return Objects.requireNonNull(closedAt);
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    PairKey pair() {
        return new PairKey(runId, pairNumber);
    }

    public UUID runId() {
        return runId;
    }

    public UUID cohortId() {
        return cohortId;
    }

    public UUID programmeId() {
        return programmeId;
    }

    public List<UUID> people() {
        return List.of(personLow, personHigh);
    }

    public List<UUID> enrolments() {
        return List.of(enrolmentLow, enrolmentHigh);
    }

    UUID enrolmentOf(UUID person) {
        return person.equals(personLow) ? enrolmentLow : enrolmentHigh;
    }

    int score() {
        return score;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Proposal proposal && id.equals(proposal.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
