package io.bothways.sessions.session;

import io.bothways.platform.id.Ids;
import io.bothways.sessions.partnership.PartnershipFacts;
import io.bothways.sessions.session.SessionEvent.About;
import io.bothways.sessions.session.SessionState.AwaitingAttestation;
import io.bothways.sessions.session.SessionState.CancelledInTime;
import io.bothways.sessions.session.SessionState.CancelledLate;
import io.bothways.sessions.session.SessionState.Declined;
import io.bothways.sessions.session.SessionState.Disputed;
import io.bothways.sessions.session.SessionState.Held;
import io.bothways.sessions.session.SessionState.HeldOneSided;
import io.bothways.sessions.session.SessionState.Lapsed;
import io.bothways.sessions.session.SessionState.Missed;
import io.bothways.sessions.session.SessionState.NoShow;
import io.bothways.sessions.session.SessionState.NotHeld;
import io.bothways.sessions.session.SessionState.Proposed;
import io.bothways.sessions.session.SessionState.Scheduled;
import io.bothways.sessions.session.SessionState.Settled;
import io.bothways.sessions.session.attestation.Attestation;
import io.bothways.sessions.session.attestation.Side;
import io.bothways.sessions.session.attestation.Statement;
import io.bothways.sessions.session.attestation.Word;
import io.bothways.sessions.session.teaching.StatedSegment;
import io.bothways.sessions.session.teaching.Teaching;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One meeting of two people, planned or told of. It carries who they are and their directions, so that no step needs
 * the partnership's row. Changed only under the lock of its row, so the version is counted by the verbs and known before
 * the row is written.
 */
@Entity
class Session {

    @Id
    private UUID id;

    private long version;

    private UUID partnershipId;

    private UUID cohortId;

    private UUID programmeId;

    @Column(name = "person_a")
    private UUID personA;

    @Column(name = "person_b")
    private UUID personB;

    private UUID directionAb;

    private @Nullable UUID directionBa;

    @Enumerated(EnumType.STRING)
    private Origin origin;

    private UUID proposedBy;

    private Instant proposedAt;

    private Instant startsAt;

    private Instant endsAt;

    private String state;
    private int reschedulings;

    @Column(name = "word_a")
    @Enumerated(EnumType.STRING)
    private @Nullable Word wordA;

    @Column(name = "word_a_at")
    private @Nullable Instant wordAAt;

    @Column(name = "word_b")
    @Enumerated(EnumType.STRING)
    private @Nullable Word wordB;

    @Column(name = "word_b_at")
    private @Nullable Instant wordBAt;

    private @Nullable Instant disputedAt;

    private @Nullable UUID absent;

    private @Nullable Instant settledAt;

    @SuppressWarnings("NullAway.Init")
    protected Session() {}

    static Session propose(PartnershipFacts partnership, UUID by, Instant startsAt, Duration length, Instant now) {
        return new Session(partnership, Origin.PLANNED, by, startsAt, length, now);
    }

    /** A session told of afterwards: its author says that it was held, the partner is asked at once. */
    static Session log(PartnershipFacts partnership, UUID by, Instant startsAt, Duration length, Instant now) {
        var session = new Session(partnership, Origin.LOGGED, by, startsAt, length, now);
        session.state = "awaiting-attestation";
        session.keepWord(session.sideOf(by), Word.HELD, now);
        return session;
    }

    private Session(
            PartnershipFacts partnership, Origin origin, UUID by, Instant startsAt, Duration length, Instant now) {
        this.id = Ids.next();
        this.version = 1;
        this.partnershipId = partnership.id();
        this.cohortId = partnership.cohortId();
        this.programmeId = partnership.programmeId();
        this.personA = partnership.personA();
        this.personB = partnership.personB();
        this.directionAb = partnership.directionAb();
        this.directionBa = partnership.directionBa().orElse(null);
        this.origin = origin;
        this.proposedBy = by;
        this.proposedAt = now;
        this.startsAt = startsAt;
        this.endsAt = startsAt.plus(length);
        this.state = "proposed";
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    UUID partnershipId() {
        return partnershipId;
    }

    List<UUID> people() {
        return List.of(personA, personB);
    }

    Origin origin() {
        return origin;
    }

    UUID proposedBy() {
        return proposedBy;
    }

    Instant startsAt() {
        return startsAt;
    }

    Instant endsAt() {
        return endsAt;
    }

    Duration length() {
        return Duration.between(startsAt, endsAt);
    }

    int reschedulings() {
        return reschedulings;
    }

    Optional<UUID> absent() {
        return Optional.ofNullable(absent);
    }

    Optional<Instant> settledAt() {
        return Optional.ofNullable(settledAt);
    }

    Optional<Word> wordOf(UUID person) {
        return Optional.ofNullable(person.equals(personA) ? wordA : wordB);
    }

    UUID partnerOf(UUID person) {
        return person.equals(personA) ? personB : personA;
    }

    Side sideOf(UUID person) {
        return person.equals(personA) ? Side.A : Side.B;
    }

    boolean hasDirection(UUID direction) {
        return direction.equals(directionAb) || direction.equals(directionBa);
    }

    Teaching teaching(List<StatedSegment> byA, List<StatedSegment> byB) {
        return Teaching.of(personA, personB, directionAb, Optional.ofNullable(directionBa), byA, byB);
    }

    UUID personA() {
        return personA;
    }

    UUID personB() {
        return personB;
    }

    /** The state as its row says it; {@link SessionState#at} tells what time has made of it. */
    SessionState state(SessionRules rules) {
        Attestation table = rules.attestation();
        return switch (state) {
            case "proposed" -> new Proposed(sideOf(proposedBy), endsAt, lapsesAt(rules), table);
            case "scheduled" -> new Scheduled(endsAt, table);
            case "awaiting-attestation" ->
                new AwaitingAttestation(
                        statement(wordA, wordAAt),
                        statement(wordB, wordBAt),
                        origin == Origin.LOGGED ? proposedAt : endsAt,
                        origin == Origin.LOGGED,
                        table);
            case "disputed" ->
                new Disputed(
                        known(statement(wordA, wordAAt)), known(statement(wordB, wordBAt)), known(disputedAt), table);
            case "held" -> new Held();
            case "held-one-sided" -> new HeldOneSided();
            case "no-show" -> new NoShow(sideOf(known(absent)));
            case "missed" -> new Missed();
            case "not-held" -> new NotHeld();
            case "declined" -> new Declined();
            case "lapsed" -> new Lapsed();
            case "cancelled-in-time" -> new CancelledInTime();
            case "cancelled-late" -> new CancelledLate();
            default -> throw new IllegalStateException("Session " + id + " has the unknown state " + state);
        };
    }

    /** An offer ends when it stays unanswered or when its start has come, whichever is first. */
    private Instant lapsesAt(SessionRules rules) {
        Instant unanswered = proposedAt.plus(rules.offer());
        return unanswered.isBefore(startsAt) ? unanswered : startsAt;
    }

    List<SessionEvent> accept(UUID who, SessionRules rules, Instant now) {
        become(state(rules).at(now).accept(sideOf(who)), now);
        return List.of(new SessionEvent.SessionScheduled(about(now)));
    }

    void decline(UUID who, SessionRules rules, Instant now) {
        become(state(rules).at(now).decline(sideOf(who)), now);
    }

    List<SessionEvent> reschedule(Instant newStart, Duration length, SessionRules rules, Instant now) {
        SessionState next = state(rules).at(now).reschedule();
        startsAt = newStart;
        endsAt = newStart.plus(length);
        reschedulings++;
        become(next, now);
        return List.of(new SessionEvent.SessionRescheduled(about(now)));
    }

    List<SessionEvent> cancel(UUID who, SessionRules rules, Instant now) {
        boolean announced = state.equals("scheduled");
        SessionState next = state(rules).at(now).cancel(sideOf(who), startsAt, rules.lateCancellation(), now);
        become(next, now);
        return announced
                ? List.of(new SessionEvent.SessionCancelled(about(now), next instanceof CancelledLate))
                : List.of();
    }

    /** The partnership ended or paused: nobody cancelled late. */
    List<SessionEvent> fallAway(Instant now) {
        boolean announced = state.equals("scheduled");
        become(new CancelledInTime(), now);
        return announced ? List.of(new SessionEvent.SessionCancelled(about(now), false)) : List.of();
    }

    void attest(UUID who, Word word, SessionRules rules, Instant now) {
        SessionState next = state(rules).at(now).attest(sideOf(who), word, now);
        keepWord(sideOf(who), word, now);
        become(next, now);
    }

    void requireConfirmable(SessionRules rules) {
        become(state(rules).confirm(), known(settledAt));
    }

    /** Takes what time alone has brought; true when that changed the state. */
    boolean passTime(SessionRules rules, Instant now) {
        SessionState before = state(rules);
        SessionState next = before.at(now);
        if (next.code().equals(before.code())) return false;
        become(next, now);
        return true;
    }

    /** What to announce about an outcome that was just reached. */
    List<SessionEvent> outcome(SessionRules rules, Teaching teaching, Instant now) {
        return switch (state(rules)) {
            case Held held -> List.of(new SessionEvent.SessionHeld(about(now), teaching.segments(), false));
            case HeldOneSided one -> List.of(new SessionEvent.SessionHeld(about(now), teaching.segments(), true));
            case NoShow noShow -> List.of(new SessionEvent.SessionNoShow(about(now), known(absent)));
            case Missed missed -> List.of(new SessionEvent.SessionMissed(about(now)));
            case NotHeld notHeld -> List.of(new SessionEvent.SessionNotHeld(about(now)));
            case Proposed open -> List.of();
            case Scheduled open -> List.of();
            case AwaitingAttestation open -> List.of();
            case Disputed open -> List.of();
            case Declined quiet -> List.of();
            case Lapsed quiet -> List.of();
            case CancelledInTime told -> List.of();
            case CancelledLate told -> List.of();
        };
    }

    private void keepWord(Side side, Word word, Instant now) {
        if (side == Side.A) {
            wordA = word;
            if (wordAAt == null) wordAAt = now;
        } else {
            wordB = word;
            if (wordBAt == null) wordBAt = now;
        }
    }

    private void become(SessionState next, Instant now) {
        state = next.code();
        version++;
        if (next instanceof Disputed disputed) disputedAt = disputed.since();
        if (next instanceof NoShow(var side)) absent = side == Side.A ? personA : personB;
        if (next instanceof Settled) settledAt = now;
    }

    private About about(Instant at) {
        return new About(id, partnershipId, cohortId, programmeId, startsAt, endsAt, at);
    }

    private static @Nullable Statement statement(@Nullable Word word, @Nullable Instant since) {
        return word == null || since == null ? null : new Statement(word, since);
    }

    private <T> T known(@Nullable T value) {
        if (value == null) throw new IllegalStateException("Session " + id + " lacks a column of " + state);
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Session session && id.equals(session.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
