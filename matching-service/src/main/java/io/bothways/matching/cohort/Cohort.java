package io.bothways.matching.cohort;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One dated run of a programme. */
@Entity
@Table(name = "cohort")
public class Cohort {
    @Id
    private UUID id;

    @Version
    private long version;

    @Column(updatable = false)
    private UUID programmeId;

    private String name;
    private String state;

    @Nullable
    private Instant opensAt;

    private Instant startsAt;

    @Nullable
    private Instant endsAt;

    @Nullable
    private Integer capacity;

    @Nullable
    private UUID eligibilityJob;

    @Nullable
    private Instant eligibilityDeterminedAt;

    @Column(updatable = false)
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Cohort() {}

    Cohort(UUID id, UUID programmeId, NewCohort wanted, Instant now) {
        this.id = id;
        this.programmeId = programmeId;
        this.name = wanted.name();
        this.state = new CohortState.Planned().code();
        this.opensAt = wanted.opensAt();
        this.startsAt = wanted.startsAt();
        this.endsAt = wanted.endsAt();
        this.capacity = wanted.capacity();
        this.createdAt = now;
    }

    void open(CohortState.Enrolling enrolling, UUID job) {
        become(enrolling);
        eligibilityJob = job;
        eligibilityDeterminedAt = null;
    }

    void eligibilityDetermined(Instant now) {
        eligibilityDeterminedAt = now;
    }

    void become(CohortState next) {
        state = next.code();
    }

    public CohortState state() {
        return switch (state) {
            case "planned" -> new CohortState.Planned();
            case "enrolling" -> new CohortState.Enrolling();
            case "enrolment-closed" -> new CohortState.EnrolmentClosed();
            case "matching" -> new CohortState.Matching();
            case "in-progress" -> new CohortState.InProgress();
            case "completed" -> new CohortState.Completed();
            case "cancelled" -> new CohortState.Cancelled();
            default -> throw new IllegalStateException("cohort " + id + " has the unknown state " + state);
        };
    }

    boolean evergreen() {
        return endsAt == null;
    }

    /** Intake and matching are two flags: an evergreen cohort may have both open at once. */
    boolean intakeOpen() {
        return state() instanceof CohortState.Enrolling || evergreen() && state() instanceof CohortState.InProgress;
    }

    boolean matchingOpen() {
        return switch (state()) {
            case CohortState.EnrolmentClosed _, CohortState.Matching _, CohortState.InProgress _ -> true;
            case CohortState.Enrolling _ -> evergreen();
            case CohortState.Planned _, CohortState.Completed _, CohortState.Cancelled _ -> false;
        };
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public UUID programmeId() {
        return programmeId;
    }

    public String name() {
        return name;
    }

    public @Nullable Instant opensAt() {
        return opensAt;
    }

    public Instant startsAt() {
        return startsAt;
    }

    public @Nullable Instant endsAt() {
        return endsAt;
    }

    public @Nullable Integer capacity() {
        return capacity;
    }

    public Instant createdAt() {
        return createdAt;
    }

    @Nullable
    UUID eligibilityJob() {
        return eligibilityJob;
    }

    @Nullable
    Instant eligibilityDeterminedAt() {
        return eligibilityDeterminedAt;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Cohort cohort && id.equals(cohort.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
