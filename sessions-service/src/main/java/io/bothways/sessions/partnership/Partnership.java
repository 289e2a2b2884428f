package io.bothways.sessions.partnership;

import io.bothways.sessions.SessionsProblem;
import io.bothways.sessions.partnership.agreement.AgreedTerms;
import io.bothways.sessions.partnership.agreement.Agreement;
import io.bothways.sessions.partnership.announcement.PartnershipEvent;
import io.bothways.sessions.partnership.announcement.PartnershipEvent.About;
import io.bothways.sessions.partnership.progress.Deadlines;
import io.bothways.sessions.partnership.progress.DirectionState;
import io.bothways.sessions.partnership.progress.EndCause;
import io.bothways.sessions.partnership.progress.Parties;
import io.bothways.sessions.partnership.progress.PartnershipState;
import io.bothways.sessions.partnership.progress.PartnershipState.Active;
import io.bothways.sessions.partnership.progress.PartnershipState.Closing;
import io.bothways.sessions.partnership.progress.PartnershipState.Completed;
import io.bothways.sessions.partnership.progress.PartnershipState.Contracting;
import io.bothways.sessions.partnership.progress.PartnershipState.EndedEarly;
import io.bothways.sessions.partnership.progress.PartnershipState.Finished;
import io.bothways.sessions.partnership.progress.PartnershipState.Introduced;
import io.bothways.sessions.partnership.progress.PartnershipState.Live;
import io.bothways.sessions.partnership.progress.PartnershipState.NeverStarted;
import io.bothways.sessions.partnership.progress.PartnershipState.Paused;
import io.bothways.sessions.partnership.progress.PauseCause;
import io.bothways.sessions.partnership.progress.Progress;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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

    @Embedded
    private Parties parties;

    private UUID directionAb;

    private @Nullable UUID directionBa;

    @OneToMany(mappedBy = "partnership", cascade = CascadeType.PERSIST)
    @OrderBy("id")
    private List<Direction> directions = new ArrayList<>();

    private Instant formedAt;

    @Embedded
    private AgreedTerms terms;

    @Embedded
    private Progress progress;

    @Embedded
    private Deadlines deadlines;

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
        this.parties = new Parties(ab.teacherId(), ab.learnerId());
        this.directionAb = ab.directionId();
        this.directionBa =
                formed.directions().size() == 2 ? formed.directions().getLast().directionId() : null;
        this.formedAt = formed.formedAt();
        this.terms = AgreedTerms.of(formed.cadenceDays());
        this.progress = Progress.introduced();
        this.deadlines = Deadlines.of(formed.endsAt(), formed.formedAt().plus(neverStarted));
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
        return parties.both();
    }

    boolean isPartOf(UUID person) {
        return parties.include(person);
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
        return deadlines.end();
    }

    int extensions() {
        return deadlines.extensions();
    }

    Optional<Instant> feedbackDueAt() {
        return deadlines.feedback();
    }

    int cadenceDays() {
        return terms.cadenceDays();
    }

    Optional<Agreement> agreement() {
        return terms.agreement();
    }

    Set<UUID> signedBy() {
        return progress.signedBy(parties);
    }

    Optional<Instant> activatedAt() {
        return progress.activatedAt();
    }

    PartnershipState state() {
        return progress.state(parties);
    }

    Optional<Instant> finishedAt() {
        return state() instanceof Finished finished ? Optional.of(finished.at()) : Optional.empty();
    }

    Optional<EndCause> endCause() {
        return state() instanceof EndedEarly ended ? Optional.of(ended.cause()) : Optional.empty();
    }

    boolean isLive() {
        return state() instanceof Live;
    }

    boolean isActive() {
        return state() instanceof Active;
    }

    boolean isPausedByLeave() {
        return state() instanceof Paused(var cause) && cause == PauseCause.LEAVE;
    }

    PartnershipFacts facts() {
        PartnershipState state = state();
        return new PartnershipFacts(
                id,
                cohortId,
                programmeId,
                parties.a(),
                parties.b(),
                directionAb,
                Optional.ofNullable(directionBa),
                state.code(),
                formedAt,
                cadenceDays(),
                state instanceof Live,
                state.steps().contains("sessions"),
                state instanceof Active,
                feedbackDueAt());
    }

    // ---- agreeing

    void agree(Agreement agreement, Instant at) {
        become(state().agree(), at);
        terms = AgreedTerms.of(agreement);
    }

    /** Signing twice is signing once. */
    List<PartnershipEvent> sign(UUID who, Instant at) {
        PartnershipState next = state().sign(who);
        if (signedBy().contains(who)) return List.of();
        become(next, at);
        var signed = new PartnershipEvent.AgreementSigned(about(at), who);
        if (!(next instanceof Active)) return List.of(signed);
        return List.of(signed, new PartnershipEvent.PartnershipActivated(about(at)));
    }

    // ---- living

    List<PartnershipEvent> pause(PauseCause cause, Instant at) {
        become(state().pause(cause), at);
        return List.of(new PartnershipEvent.PartnershipPaused(about(at)));
    }

    List<PartnershipEvent> resume(Instant at) {
        become(state().resume(), at);
        return List.of(new PartnershipEvent.PartnershipResumed(about(at)));
    }

    List<PartnershipEvent> extend(Instant newEnd, Instant at) {
        become(state().extend(), at);
        deadlines.extend(newEnd);
        return List.of(new PartnershipEvent.PartnershipExtended(about(at), newEnd));
    }

    /** Both said that a session was held in which there was teaching in these directions. */
    void met(Set<UUID> taught, Instant at) {
        deadlines.meet(at);
        directions.stream().filter(one -> taught.contains(one.id())).forEach(one -> one.progress(at));
        version++;
    }

    List<PartnershipEvent> fulfil(UUID directionId, Instant at) {
        requireLive();
        direction(directionId).fulfil(at);
        version++;
        return List.of(new PartnershipEvent.DirectionFulfilled(about(at), directionId));
    }

    List<PartnershipEvent> drop(UUID directionId, Instant at) {
        requireLive();
        direction(directionId).drop(at);
        version++;
        return List.of(new PartnershipEvent.DirectionDropped(about(at), directionId));
    }

    private void requireLive() {
        PartnershipState state = state();
        if (!(state instanceof Live)) throw SessionsProblem.PARTNERSHIP_OVER.with("state", state.code());
    }

    // ---- time

    /** The next instant at which time alone changes this partnership. */
    Optional<Instant> nextDue() {
        return switch (state()) {
            case Introduced ignored -> deadlines.beforeItStarts();
            case Contracting ignored -> deadlines.beforeItStarts();
            case Active ignored -> deadlines.end();
            case Paused ignored -> deadlines.end();
            case Closing ignored -> deadlines.end();
            case Completed ignored -> Optional.empty();
            case EndedEarly ignored -> Optional.empty();
            case NeverStarted ignored -> Optional.empty();
        };
    }

    /** Nobody has met by the instant at which that makes it a partnership that never started. */
    boolean hasNotStartedBy(Instant now) {
        boolean beforeSigning = state() instanceof Introduced || state() instanceof Contracting;
        return beforeSigning && deadlines.notMetInTime(now);
    }

    /** Waits longer for the first session, because one is under way. */
    void waitLonger(Instant until) {
        deadlines.waitForTheStartUntil(until);
        version++;
    }

    /** What time alone has brought by now. Nothing when it is too early. */
    List<PartnershipEvent> passTime(Instant now, Instant feedbackDue) {
        if (!isLive()) return List.of();
        if (deadlines.endHasCome(now)) return finish(state().reachEnd(deadlines.met(), now), now, feedbackDue);
        return hasNotStartedBy(now) ? finish(state().neverStart(now), now, feedbackDue) : List.of();
    }

    // ---- ending

    void askToClose(UUID by, Instant at, Instant feedbackDue) {
        become(state().askToClose(by), at);
        deadlines.askFeedback(feedbackDue);
    }

    List<PartnershipEvent> complete(Instant at, Instant feedbackDue) {
        return finish(state().complete(at), at, feedbackDue);
    }

    List<PartnershipEvent> endEarly(EndCause cause, Optional<UUID> by, Instant at, Instant feedbackDue) {
        return finish(state().endEarly(cause, by, at), at, feedbackDue);
    }

    private List<PartnershipEvent> finish(PartnershipState next, Instant at, Instant feedbackDue) {
        become(next, at);
        return switch (next) {
            case Completed ignored -> {
                deadlines.askFeedback(feedbackDue);
                yield List.of(new PartnershipEvent.PartnershipCompleted(about(at), fulfilled()));
            }
            case EndedEarly(var when, var cause, var by, var undo) -> {
                // two who never met have nothing to say about each other
                if (deadlines.met()) deadlines.askFeedback(feedbackDue);
                yield List.of(new PartnershipEvent.PartnershipEndedEarly(about(at), cause.published()));
            }
            case NeverStarted ignored -> List.of(new PartnershipEvent.PartnershipNeverStarted(about(at)));
            case Live ignored ->
                throw new IllegalStateException("Partnership " + id + " cannot finish as " + next.code());
        };
    }

    private List<UUID> fulfilled() {
        return directions.stream()
                .filter(one -> one.state() instanceof DirectionState.Fulfilled)
                .map(Direction::id)
                .toList();
    }

    // ---- undoing an end

    /** The second wish asks matching for the seats; the first waits for the second. */
    List<PartnershipEvent> askUndo(UUID who, Instant at, Duration undo) {
        boolean asked =
                state() instanceof EndedEarly ended && ended.undoAskedBy().contains(who);
        EndedEarly next = state().askUndo(who);
        if (!at.isBefore(next.at().plus(undo))) throw SessionsProblem.UNDO_OVER.plain();
        if (asked) return List.of();
        become(next, at);
        return next.bothWantItBack() ? List.of(new PartnershipEvent.ReinstatementRequested(about(at))) : List.of();
    }

    /** Matching gave the seats back: the partnership goes on where it was, or with its agreement. */
    List<PartnershipEvent> reinstate(Instant at, Instant neverStarted) {
        PartnershipState next = state().reinstate(agreement().isPresent(), signedBy());
        become(next, at);
        deadlines.waitForTheStartUntil(neverStarted);
        deadlines.dropFeedback();
        return next instanceof Active ? List.of(new PartnershipEvent.PartnershipResumed(about(at))) : List.of();
    }

    void refuseUndo(Instant at) {
        become(state().refuseUndo(), at);
    }

    private About about(Instant at) {
        return new About(id, cohortId, programmeId, people(), at);
    }

    private void become(PartnershipState next, Instant at) {
        progress.become(next, parties, at);
        version++;
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
