package io.bothways.matching.enrolment;

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

/** A person's part in a cohort. */
@Entity
@Table(name = "enrolment")
public class Enrolment {
    @Id
    private UUID id;

    @Version
    private long version;

    @Column(updatable = false)
    private UUID cohortId;

    @Column(updatable = false)
    private UUID programmeId;

    @Column(updatable = false)
    private UUID personId;

    private String state;
    private Instant stateSince;

    @Column(updatable = false)
    private Instant createdAt;

    @Nullable
    private Instant invitationExpiresAt;

    @Nullable
    private Instant readyAt;

    @Nullable
    private String pausedFor;

    @SuppressWarnings("NullAway.Init")
    protected Enrolment() {}

    Enrolment(UUID id, UUID cohortId, UUID programmeId, UUID personId, Instant now) {
        this.id = id;
        this.cohortId = cohortId;
        this.programmeId = programmeId;
        this.personId = personId;
        this.createdAt = now;
        this.stateSince = now;
        this.state = "";
    }

    void become(EnrolmentState next, Instant now) {
        state = next.code();
        stateSince = now;
        pausedFor = next instanceof EnrolmentState.Paused(Instant since, PauseCause cause) ? Codes.of(cause) : null;
        if (next instanceof EnrolmentState.Placed placed) {
            readyAt = placed.readySince();
        }
    }

    public EnrolmentState state() {
        return switch (state) {
            case "invited" -> new EnrolmentState.Invited(Objects.requireNonNull(invitationExpiresAt));
            case "awaiting-approval" -> new EnrolmentState.AwaitingApproval();
            case "profile-incomplete" -> new EnrolmentState.ProfileIncomplete();
            case "waitlisted" -> new EnrolmentState.Waitlisted();
            case "ready" -> new EnrolmentState.Ready(Objects.requireNonNull(readyAt));
            case "paused" ->
                new EnrolmentState.Paused(
                        Objects.requireNonNull(readyAt),
                        Codes.parse(PauseCause.class, Objects.requireNonNull(pausedFor)));
            case "rejected" -> new EnrolmentState.Rejected();
            case "lapsed" -> new EnrolmentState.Lapsed();
            case "withdrawn" -> new EnrolmentState.Withdrawn();
            case "removed" -> new EnrolmentState.Removed();
            case "ended-by-hr" -> new EnrolmentState.EndedByHr();
            case "completed" -> new EnrolmentState.Completed();
            default -> throw new IllegalStateException("enrolment " + id + " has the unknown state " + state);
        };
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    Instant stateSince() {
        return stateSince;
    }

    public UUID cohortId() {
        return cohortId;
    }

    public UUID programmeId() {
        return programmeId;
    }

    public UUID personId() {
        return personId;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Enrolment enrolment && id.equals(enrolment.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
