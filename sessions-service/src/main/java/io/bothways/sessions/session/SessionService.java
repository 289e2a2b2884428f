package io.bothways.sessions.session;

import io.bothways.platform.audit.Audit;
import io.bothways.platform.outbox.Outbox;
import io.bothways.platform.paging.Page;
import io.bothways.platform.paging.PageRequest;
import io.bothways.platform.precondition.Preconditions;
import io.bothways.platform.problem.Problem;
import io.bothways.platform.problem.StandardProblem;
import io.bothways.platform.timer.Timers;
import io.bothways.sessions.Periods;
import io.bothways.sessions.SessionsProblem;
import io.bothways.sessions.Viewer;
import io.bothways.sessions.partnership.PartnershipFacts;
import io.bothways.sessions.partnership.PartnershipService;
import io.bothways.sessions.partnership.announcement.PartnershipEvent;
import io.bothways.sessions.session.attestation.Word;
import io.bothways.sessions.session.teaching.Segment;
import io.bothways.sessions.session.teaching.StatedSegment;
import io.bothways.sessions.session.teaching.Teaching;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the two people and time do to sessions. Each change is one transaction of the row, its events and its timer. */
@ApplicationScoped
class SessionService {

    static final String TIMER = "session";
    private static final Duration FURTHEST = Duration.ofDays(366);

    private final Sessions sessions;
    private final PartnershipService partnerships;
    private final Outbox outbox;
    private final Audit audit;
    private final Timers timers;
    private final SessionRules rules;
    private final Clock clock;

    SessionService(
            Sessions sessions,
            PartnershipService partnerships,
            Outbox outbox,
            Audit audit,
            Timers timers,
            Periods periods,
            Clock clock) {
        this.sessions = sessions;
        this.partnerships = partnerships;
        this.outbox = outbox;
        this.audit = audit;
        this.timers = timers;
        this.rules = SessionRules.of(periods);
        this.clock = clock;
    }

    // ---- reading

    @Transactional
    SessionView view(UUID id, Viewer viewer) {
        return view(sessions.seen(id, viewer.person()).orElseThrow(SessionService::missing), viewer);
    }

    @Transactional
    Page<SessionView> of(Viewer viewer, @Nullable String state, PageRequest page) {
        return page(sessions.of(viewer.person(), state, page), viewer, page);
    }

    @Transactional
    Page<SessionView> ofPartnership(UUID partnership, Viewer viewer, @Nullable String state, PageRequest page) {
        if (partnerships.facts(partnership, viewer).isEmpty()) throw missing();
        return page(sessions.ofPartnership(partnership, state, page), viewer, page);
    }

    // ---- the two people

    @Transactional
    SessionView propose(UUID partnershipId, Viewer viewer, NewSession wish) {
        PartnershipFacts partnership = held(partnershipId, viewer);
        if (!partnership.takesSessions()) throw SessionsProblem.NOT_NOW.with("state", partnership.state());
        Instant now = clock.instant();
        requireFuture(wish.startsAt(), now);
        Session session =
                Session.propose(partnership, viewer.person(), wish.startsAt(), Duration.ofMinutes(wish.minutes()), now);
        sessions.persist(session);
        arm(session);
        audit.record("session-proposed", "session", session.id());
        return SessionView.of(session, List.of(), viewer.person(), rules, now);
    }

    @Transactional
    SessionView log(UUID partnershipId, Viewer viewer, NewSessionLog told) {
        PartnershipFacts partnership = held(partnershipId, viewer);
        Instant now = clock.instant();
        Duration length = Duration.ofMinutes(told.minutes());
        if (told.startsAt().isBefore(partnership.formedAt())) {
            throw StandardProblem.VALIDATION.at("/startsAt", "must not lie before the partnership");
        }
        if (told.startsAt().plus(length).isAfter(now)) {
            throw StandardProblem.VALIDATION.at("/startsAt", "must lie so that the session is over");
        }
        Session session = Session.log(partnership, viewer.person(), told.startsAt(), length, now);
        List<StatedSegment> segments = told.segments() == null ? List.of() : told.segments();
        requireTaughtInside(session, segments);
        sessions.persistAndFlush(session);
        sessions.state(session.id(), viewer.person(), segments, false);
        arm(session);
        audit.record("session-logged", "session", session.id());
        return view(session, viewer);
    }

    @Transactional
    SessionView accept(UUID id, Viewer viewer, @Nullable String ifMatch) {
        Session session = toChange(id, viewer);
        return change(
                session,
                viewer,
                ifMatch,
                "session-accepted",
                () -> session.accept(viewer.person(), rules, clock.instant()));
    }

    @Transactional
    SessionView decline(UUID id, Viewer viewer, @Nullable String ifMatch) {
        Session session = toChange(id, viewer);
        return change(session, viewer, ifMatch, "session-declined", () -> {
            session.decline(viewer.person(), rules, clock.instant());
            return List.of();
        });
    }

    @Transactional
    SessionView reschedule(UUID id, Viewer viewer, @Nullable String ifMatch, NewSession wish) {
        Session session = toChange(id, viewer);
        Instant now = clock.instant();
        requireFuture(wish.startsAt(), now);
        return change(
                session,
                viewer,
                ifMatch,
                "session-rescheduled",
                () -> session.reschedule(wish.startsAt(), Duration.ofMinutes(wish.minutes()), rules, now));
    }

    @Transactional
    SessionView cancel(UUID id, Viewer viewer, @Nullable String ifMatch) {
        Session session = toChange(id, viewer);
        return change(
                session,
                viewer,
                ifMatch,
                "session-cancelled",
                () -> session.cancel(viewer.person(), rules, clock.instant()));
    }

    @Transactional
    SessionView attest(UUID id, Viewer viewer, @Nullable String ifMatch, NewAttestation attestation) {
        Session session = toChange(id, viewer);
        UUID person = viewer.person();
        boolean spokeBefore = session.wordOf(person).isPresent();
        // the first word makes the attestation; whoever changes theirs says which version they saw
        if (spokeBefore) Preconditions.require(ifMatch, session.version());
        else Preconditions.honour(ifMatch, session.version());
        requireFitting(session, attestation);
        Instant now = clock.instant();
        session.attest(person, attestation.statement(), rules, now);
        List<Sessions.Stated> before = sessions.stated(List.of(id));
        List<StatedSegment> partners = SessionView.by(before, session, session.partnerOf(person));
        List<StatedSegment> mine =
                switch (attestation.statement()) {
                    case HELD -> attestation.segments() == null ? partners : attestation.segments();
                    case NOT_HELD, PARTNER_ABSENT -> List.<StatedSegment>of();
                };
        sessions.state(id, person, mine, spokeBefore);
        List<Sessions.Stated> stated = Stream.concat(
                        before.stream().filter(one -> !one.by().equals(person)),
                        mine.stream().map(segment -> new Sessions.Stated(id, person, segment)))
                .toList();
        announce(session, stated, now);
        audit.record("session-attested", "session", id);
        return SessionView.of(session, stated, person, rules, now);
    }

    /** The learner says yes to what only the teacher had stated; the session is told of again, whole. */
    @Transactional
    SessionView confirm(UUID id, Viewer viewer, @Nullable String ifMatch) {
        Session session = toChange(id, viewer);
        Preconditions.honour(ifMatch, session.version());
        session.requireConfirmable(rules);
        UUID person = viewer.person();
        List<Sessions.Stated> before = sessions.stated(List.of(id));
        List<StatedSegment> mine = SessionView.by(before, session, person);
        List<StatedSegment> teachers = SessionView.by(before, session, session.partnerOf(person));
        Set<UUID> open = session
                .teaching(
                        SessionView.by(before, session, session.personA()),
                        SessionView.by(before, session, session.personB()))
                .segments()
                .stream()
                .filter(one -> !one.confirmed() && one.learnerId().equals(person))
                .map(Segment::directionId)
                .collect(Collectors.toSet());
        if (!open.isEmpty()) {
            List<StatedSegment> more = Stream.concat(
                            mine.stream(), teachers.stream().filter(one -> open.contains(one.directionId())))
                    .toList();
            sessions.state(id, person, more, true);
            announce(session, sessions.stated(List.of(id)), clock.instant());
        }
        audit.record("session-segments-confirmed", "session", id);
        return view(session, viewer);
    }

    // ---- time and the partnership

    @Transactional
    void passTime(UUID id) {
        Session session = sessions.toChange(id).orElseThrow();
        Instant now = clock.instant();
        if (session.passTime(rules, now)) announce(session, sessions.stated(List.of(id)), now);
        else arm(session);
    }

    void partnershipIsOver(@Observes PartnershipEvent.Finishing event) {
        letFallAway(event.about().partnershipId());
    }

    void partnershipIsPaused(@Observes PartnershipEvent.PartnershipPaused event) {
        letFallAway(event.about().partnershipId());
    }

    private void letFallAway(UUID partnership) {
        Instant now = clock.instant();
        for (Session session : sessions.plannedToChange(partnership, now)) {
            outbox.publishAll(session.fallAway(now));
            arm(session);
        }
    }

    private SessionView change(
            Session session,
            Viewer viewer,
            @Nullable String ifMatch,
            String action,
            Supplier<List<SessionEvent>> step) {
        Preconditions.honour(ifMatch, session.version());
        outbox.publishAll(step.get());
        arm(session);
        audit.record(action, "session", session.id());
        // before words are asked for there is nothing stated
        return SessionView.of(session, List.of(), viewer.person(), rules, clock.instant());
    }

    private void announce(Session session, List<Sessions.Stated> stated, Instant now) {
        Teaching teaching = session.teaching(
                SessionView.by(stated, session, session.personA()), SessionView.by(stated, session, session.personB()));
        outbox.publishAll(session.outcome(rules, teaching, now));
        arm(session);
        switch (session.state(rules)) {
            case SessionState.Held held ->
                partnerships.met(
                        session.partnershipId(),
                        teaching.segments().stream()
                                .filter(Segment::confirmed)
                                .map(Segment::directionId)
                                .collect(Collectors.toSet()));
            // one word is enough to have started, not to have been taught
            case SessionState.HeldOneSided oneSided -> partnerships.met(session.partnershipId(), Set.of());
            case SessionState ignored -> {}
        }
    }

    private void arm(Session session) {
        String key = session.id().toString();
        session.state(rules)
                .nextDue()
                .ifPresentOrElse(due -> timers.at(TIMER, key, due), () -> timers.cancel(TIMER, key));
    }

    private void requireFitting(Session session, NewAttestation attestation) {
        List<StatedSegment> segments = attestation.segments() == null ? List.of() : attestation.segments();
        if (attestation.statement() != Word.HELD && !segments.isEmpty()) {
            throw StandardProblem.VALIDATION.at("/segments", "belong to a session that was held");
        }
        requireTaughtInside(session, segments);
    }

    private static void requireTaughtInside(Session session, List<StatedSegment> segments) {
        for (int i = 0; i < segments.size(); i++) {
            if (!session.hasDirection(segments.get(i).directionId())) {
                throw StandardProblem.VALIDATION.at(
                        "/segments/" + i + "/directionId", "must be a direction of this partnership");
            }
        }
        if (segments.stream().map(StatedSegment::directionId).distinct().count() < segments.size()) {
            throw StandardProblem.VALIDATION.at("/segments", "must name each direction once");
        }
        if (segments.stream().mapToInt(StatedSegment::minutes).sum()
                > session.length().toMinutes()) {
            throw StandardProblem.VALIDATION.at("/segments", "must not be longer together than the session");
        }
    }

    private static void requireFuture(Instant startsAt, Instant now) {
        if (!startsAt.isAfter(now)) throw StandardProblem.VALIDATION.at("/startsAt", "must lie in the future");
        if (startsAt.isAfter(now.plus(FURTHEST))) {
            throw StandardProblem.VALIDATION.at("/startsAt", "must lie within one year");
        }
    }

    private PartnershipFacts held(UUID partnershipId, Viewer viewer) {
        PartnershipFacts partnership = partnerships.held(partnershipId, viewer).orElseThrow(SessionService::missing);
        if (!partnership.live()) throw SessionsProblem.PARTNERSHIP_OVER.with("state", partnership.state());
        return partnership;
    }

    private Session toChange(UUID id, Viewer viewer) {
        return sessions.toChange(id, viewer.person()).orElseThrow(SessionService::missing);
    }

    private SessionView view(Session session, Viewer viewer) {
        return SessionView.of(session, sessions.stated(List.of(session.id())), viewer.person(), rules, clock.instant());
    }

    private Page<SessionView> page(List<Session> rows, Viewer viewer, PageRequest page) {
        List<Sessions.Stated> stated =
                sessions.stated(rows.stream().map(Session::id).toList());
        Instant now = clock.instant();
        return Page.of(
                rows,
                page,
                one -> SessionView.of(one, stated, viewer.person(), rules, now),
                one -> List.of(one.startsAt().toString(), one.id().toString()));
    }

    private static Problem missing() {
        return StandardProblem.NOT_FOUND.plain();
    }
}
