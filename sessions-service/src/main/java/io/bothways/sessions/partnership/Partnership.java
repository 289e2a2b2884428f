package io.bothways.sessions.partnership;

import io.bothways.sessions.SessionsProblem;
import io.bothways.sessions.partnership.PartnershipEvent.About;
import io.bothways.sessions.partnership.PartnershipState.Active;
import io.bothways.sessions.partnership.PartnershipState.Closing;
import io.bothways.sessions.partnership.PartnershipState.Completed;
import io.bothways.sessions.partnership.PartnershipState.Contracting;
import io.bothways.sessions.partnership.PartnershipState.EndedEarly;
import io.bothways.sessions.partnership.PartnershipState.Introduced;
import io.bothways.sessions.partnership.PartnershipState.Live;
import io.bothways.sessions.partnership.PartnershipState.NeverStarted;
import io.bothways.sessions.partnership.PartnershipState.Paused;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * Two people who teach each other. Person a teaches in the direction {@code ab}, person b in {@code ba}, which a one-way
 * programme may lack. Changed only under the lock of its row, so the version is counted by the verbs and known before
 * the row is written; it also counts changes of the directions.
 */
@Entity
class Partnership {

    @Id
    private UUID id;

    private long version;

    private UUID proposalId;

    private UUID cohortId;

    private UUID programmeId;

    private String programmeType;

    @Column(name = "person_a")
    private UUID personA;

    @Column(name = "person_b")
    private UUID personB;

    private UUID directionAb;

    private @Nullable UUID directionBa;

    @OneToMany(mappedBy = "partnership", cascade = CascadeType.PERSIST)
    @OrderBy("id")
    private List<Direction> directions = new ArrayList<>();

    private String state;

    private Instant formedAt;

    private @Nullable Instant endsAt;

    private int extensions;

    private int cadenceDays;

    private Instant neverStartedAt;

    private @Nullable Instant firstMetAt;

    private @Nullable Integer sessionMinutes;

    @Enumerated(EnumType.STRING)
    private @Nullable Confidentiality confidentiality;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private String @Nullable [] boundaries;

    private @Nullable Integer goalsPerDirection;

    @Column(name = "signed_a_at")
    private @Nullable Instant signedAAt;

    @Column(name = "signed_b_at")
    private @Nullable Instant signedBAt;

    private @Nullable Instant activatedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable PauseCause pauseCause;

    private @Nullable UUID closingAskedBy;

    private @Nullable Instant finishedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable EndCause endCause;

    private @Nullable UUID endedBy;

    @Column(name = "undo_asked_a_at")
    private @Nullable Instant undoAskedAAt;

    @Column(name = "undo_asked_b_at")
    private @Nullable Instant undoAskedBAt;

    private @Nullable Instant feedbackDueAt;

    @SuppressWarnings("NullAway.Init")
    protected Partnership() {}

    static Partnership form(PartnershipFormed formed, Duration neverStarted) {
        return new Partnership(formed, neverStarted);
    }

    private Partnership(PartnershipFormed formed, Duration neverStarted) {
        var ab = formed.directions().getFirst();
        this.id = formed.partnershipId();
        this.version = 1;
        this.proposalId = formed.proposalId();
        this.cohortId = formed.cohortId();
        this.programmeId = formed.programmeId();
        this.programmeType = formed.programmeType();
        this.personA = ab.teacherId();
        this.personB = ab.learnerId();
        this.directionAb = ab.directionId();
        this.directionBa =
                formed.directions().size() == 2 ? formed.directions().getLast().directionId() : null;
        this.state = new Introduced().code();
        this.formedAt = formed.formedAt();
        this.endsAt = formed.endsAt();
        this.cadenceDays = formed.cadenceDays();
        this.neverStartedAt = formed.formedAt().plus(neverStarted);
        formed.directions().forEach(one -> directions.add(new Direction(this, one, formed.formedAt())));
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    UUID proposalId() {
        return proposalId;
    }

    UUID cohortId() {
        return cohortId;
    }

    UUID programmeId() {
        return programmeId;
    }

    String programmeType() {
        return programmeType;
    }

    List<UUID> people() {
        return List.of(personA, personB);
    }

    List<Direction> directions() {
        return List.copyOf(directions);
    }

    Direction direction(UUID directionId) {
        return directions.stream()
                .filter(one -> one.id().equals(directionId))
                .findFirst()
                .orElseThrow();
    }

    Instant formedAt() {
        return formedAt;
    }

    Optional<Instant> endsAt() {
        return Optional.ofNullable(endsAt);
    }

    int extensions() {
        return extensions;
    }

    int cadenceDays() {
        return cadenceDays;
    }

    Optional<Instant> activatedAt() {
        return Optional.ofNullable(activatedAt);
    }

    Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
    }

    Optional<EndCause> endCause() {
        return Optional.ofNullable(endCause);
    }

    Optional<Instant> feedbackDueAt() {
        return Optional.ofNullable(feedbackDueAt);
    }

    boolean met() {
        return firstMetAt != null;
    }

    boolean isPartOf(UUID person) {
        return person.equals(personA) || person.equals(personB);
    }

    Optional<Agreement> agreement() {
        if (confidentiality == null || boundaries == null) return Optional.empty();
        return Optional.of(new Agreement(
                cadenceDays,
                sessionMinutes,
                confidentiality,
                Arrays.stream(boundaries).map(Boundary::of).toList(),
                goalsPerDirection));
    }

    Set<UUID> signedBy() {
        var signed = new HashSet<UUID>();
        if (signedAAt != null) signed.add(personA);
        if (signedBAt != null) signed.add(personB);
        return signed;
    }

    PartnershipState state() {
        return switch (state) {
            case "introduced" -> new Introduced();
            case "contracting" -> new Contracting(signedBy());
            case "active" -> new Active();
            case "paused" -> new Paused(known(pauseCause));
            case "closing" -> new Closing(known(closingAskedBy));
            case "completed" -> new Completed(known(finishedAt));
            case "ended-early" ->
                new EndedEarly(known(finishedAt), known(endCause), Optional.ofNullable(endedBy), undoAskedBy());
            case "never-started" -> new NeverStarted(known(finishedAt));
            default -> throw new IllegalStateException("Partnership " + id + " has the unknown state " + state);
        };
    }

    boolean isLive() {
        return state() instanceof Live;
    }

    PartnershipFacts facts() {
        return new PartnershipFacts(
                id,
                cohortId,
                programmeId,
                personA,
                personB,
                directionAb,
                Optional.ofNullable(directionBa),
                state,
                formedAt,
                cadenceDays,
                isLive(),
                state().steps().contains("sessions"),
                state() instanceof Active,
                feedbackDueAt());
    }

    /** The next instant at which time alone changes this partnership. */
    Optional<Instant> nextDue() {
        return switch (state()) {
            case Introduced ignored -> beforeItStarts();
            case Contracting ignored -> beforeItStarts();
            case Active ignored -> endsAt();
            case Paused ignored -> endsAt();
            case Closing ignored -> endsAt();
            case Completed ignored -> Optional.empty();
            case EndedEarly ignored -> Optional.empty();
            case NeverStarted ignored -> Optional.empty();
        };
    }

    private Optional<Instant> beforeItStarts() {
        return Stream.concat(met() ? Stream.empty() : Stream.of(neverStartedAt), endsAt().stream())
                .min(Instant::compareTo);
    }

    void agree(Agreement agreement) {
        become(state().agree());
        cadenceDays = known(agreement.cadenceDays());
        sessionMinutes = agreement.sessionMinutes();
        confidentiality = agreement.confidentiality();
        boundaries = agreement.distinctBoundaries().stream().map(Boundary::code).toArray(String[]::new);
        goalsPerDirection = agreement.goals();
        signedAAt = null;
        signedBAt = null;
    }

    /** Signing twice is signing once. */
    List<PartnershipEvent> sign(UUID who, Instant at) {
        PartnershipState next = state().sign(who);
        if (signedBy().contains(who)) return List.of();
        if (who.equals(personA)) signedAAt = at;
        else signedBAt = at;
        become(next);
        var signed = new PartnershipEvent.AgreementSigned(about(at), who);
        if (!(next instanceof Active)) return List.of(signed);
        activatedAt = at;
        return List.of(signed, new PartnershipEvent.PartnershipActivated(about(at)));
    }

    List<PartnershipEvent> pause(PauseCause cause, Instant at) {
        become(state().pause(cause));
        pauseCause = cause;
        return List.of(new PartnershipEvent.PartnershipPaused(about(at)));
    }

    List<PartnershipEvent> resume(Instant at) {
        become(state().resume());
        return List.of(new PartnershipEvent.PartnershipResumed(about(at)));
    }

    boolean isPausedByLeave() {
        return state() instanceof Paused(var cause) && cause == PauseCause.LEAVE;
    }

    boolean isActive() {
        return state() instanceof Active;
    }

    List<PartnershipEvent> extend(Instant newEnd, Instant at) {
        become(state().extend());
        endsAt = newEnd;
        extensions++;
        return List.of(new PartnershipEvent.PartnershipExtended(about(at), newEnd));
    }

    void askToClose(UUID by, Instant feedbackDue) {
        become(state().askToClose(by));
        closingAskedBy = by;
        askFeedback(feedbackDue);
    }

    List<PartnershipEvent> complete(Instant at, Instant feedbackDue) {
        return finish(state().complete(at), at, feedbackDue);
    }

    List<PartnershipEvent> endEarly(EndCause cause, Optional<UUID> by, Instant at, Instant feedbackDue) {
        PartnershipState next = state().endEarly(cause, by, at);
        endCause = cause;
        endedBy = by.orElse(null);
        return finish(next, at, feedbackDue);
    }

    /** What time alone has brought by now. Nothing when it is too early. */
    List<PartnershipEvent> passTime(Instant now, Instant feedbackDue) {
        if (!isLive()) return List.of();
        if (endsAt != null && !now.isBefore(endsAt)) return finish(state().reachEnd(met(), now), now, feedbackDue);
        boolean due = nextDue().filter(instant -> !now.isBefore(instant)).isPresent();
        return due ? finish(state().neverStart(now), now, feedbackDue) : List.of();
    }

    /** Nobody has met by the instant at which that makes it a partnership that never started. */
    boolean hasNotStartedBy(Instant now) {
        boolean beforeSigning = state() instanceof Introduced || state() instanceof Contracting;
        return beforeSigning && !met() && !now.isBefore(neverStartedAt) && (endsAt == null || now.isBefore(endsAt));
    }

    /** Waits longer for the first session, because one is under way. */
    void waitLonger(Instant until) {
        neverStartedAt = until;
        changed();
    }

    /** Both said that a session was held in which there was teaching in these directions. */
    void met(Set<UUID> taught, Instant at) {
        if (firstMetAt == null) firstMetAt = at;
        directions.stream().filter(one -> taught.contains(one.id())).forEach(one -> one.progress(at));
        changed();
    }

    List<PartnershipEvent> fulfil(UUID directionId, Instant at) {
        requireLive();
        direction(directionId).fulfil(at);
        changed();
        return List.of(new PartnershipEvent.DirectionFulfilled(about(at), directionId));
    }

    List<PartnershipEvent> drop(UUID directionId, Instant at) {
        requireLive();
        direction(directionId).drop(at);
        changed();
        return List.of(new PartnershipEvent.DirectionDropped(about(at), directionId));
    }

    /** The second wish asks matching for the seats; the first waits for the second. */
    List<PartnershipEvent> askUndo(UUID who, Instant at, Duration undo) {
        EndedEarly next = state().askUndo(who);
        if (!at.isBefore(next.at().plus(undo))) throw SessionsProblem.UNDO_OVER.plain();
        if (undoAskedBy().contains(who)) return List.of();
        if (who.equals(personA)) undoAskedAAt = at;
        else undoAskedBAt = at;
        changed();
        return next.bothWantItBack() ? List.of(new PartnershipEvent.ReinstatementRequested(about(at))) : List.of();
    }

    /** Matching gave the seats back: the partnership goes on where it was, or with its agreement. */
    List<PartnershipEvent> reinstate(Instant at, Instant neverStarted) {
        PartnershipState next = state().reinstate(agreement().isPresent(), signedBy());
        clearEnd();
        neverStartedAt = neverStarted;
        become(next);
        return next instanceof Active ? List.of(new PartnershipEvent.PartnershipResumed(about(at))) : List.of();
    }

    void refuseUndo() {
        become(state().refuseUndo());
        undoAskedAAt = null;
        undoAskedBAt = null;
    }

    private void clearEnd() {
        finishedAt = null;
        endCause = null;
        endedBy = null;
        undoAskedAAt = null;
        undoAskedBAt = null;
        feedbackDueAt = null;
    }

    private List<PartnershipEvent> finish(PartnershipState next, Instant at, Instant feedbackDue) {
        become(next);
        finishedAt = at;
        return switch (next) {
            case Completed ignored -> {
                askFeedback(feedbackDue);
                yield List.of(new PartnershipEvent.PartnershipCompleted(about(at), fulfilled()));
            }
            case EndedEarly(var when, var cause, var by, var undo) -> {
                // two who never met have nothing to say about each other
                if (met()) askFeedback(feedbackDue);
                yield List.of(new PartnershipEvent.PartnershipEndedEarly(about(at), cause.published()));
            }
            case NeverStarted ignored -> List.of(new PartnershipEvent.PartnershipNeverStarted(about(at)));
            case Introduced ignored -> throw unfinished(next);
            case Contracting ignored -> throw unfinished(next);
            case Active ignored -> throw unfinished(next);
            case Paused ignored -> throw unfinished(next);
            case Closing ignored -> throw unfinished(next);
        };
    }

    private IllegalStateException unfinished(PartnershipState next) {
        return new IllegalStateException("Partnership " + id + " cannot finish as " + next.code());
    }

    /** The deadline that the first asking set stays. */
    private void askFeedback(Instant due) {
        if (feedbackDueAt == null) feedbackDueAt = due;
    }

    private List<UUID> fulfilled() {
        return directions.stream()
                .filter(one -> one.state() instanceof DirectionState.Fulfilled)
                .map(Direction::id)
                .toList();
    }

    private void requireLive() {
        if (!isLive()) throw SessionsProblem.PARTNERSHIP_OVER.with("state", state);
    }

    private Set<UUID> undoAskedBy() {
        var asked = new HashSet<UUID>();
        if (undoAskedAAt != null) asked.add(personA);
        if (undoAskedBAt != null) asked.add(personB);
        return asked;
    }

    private About about(Instant at) {
        return new About(id, cohortId, programmeId, people(), at);
    }

    private void become(PartnershipState next) {
        state = next.code();
        if (!(next instanceof Paused)) pauseCause = null;
        changed();
    }

    private void changed() {
        version++;
    }

    private <T> T known(@Nullable T value) {
        if (value == null) throw new IllegalStateException("Partnership " + id + " lacks a column of " + state);
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Partnership partnership && id.equals(partnership.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
