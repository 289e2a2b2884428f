package io.bothways.sessions.partnership;

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
import io.bothways.sessions.partnership.agreement.Agreement;
import io.bothways.sessions.partnership.announcement.FeedbackAsked;
import io.bothways.sessions.partnership.announcement.PartnershipEvent;
import io.bothways.sessions.partnership.progress.EndCause;
import io.bothways.sessions.partnership.progress.PauseCause;
import io.bothways.sessions.people.People;
import io.bothways.sessions.programme.Programmes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What people, coordinators, the HRIS and time do to partnerships. Each change is one transaction of the row, its
 * events, its timer and its audit row; other features hear of it in the same transaction.
 */
@ApplicationScoped
public class PartnershipService {

    static final String TIMER = "partnership";
    private static final Duration LONGEST = Duration.ofDays(366 * 3);

    private final Partnerships partnerships;
    private final People people;
    private final Programmes programmes;
    private final Outbox outbox;
    private final Audit audit;
    private final Timers timers;
    private final Event<Object> heard;
    private final SessionsUnderWay underWay;
    private final Periods periods;
    private final Clock clock;

    PartnershipService(
            Partnerships partnerships,
            People people,
            Programmes programmes,
            Outbox outbox,
            Audit audit,
            Timers timers,
            Event<Object> heard,
            SessionsUnderWay underWay,
            Periods periods,
            Clock clock) {
        this.partnerships = partnerships;
        this.people = people;
        this.programmes = programmes;
        this.outbox = outbox;
        this.audit = audit;
        this.timers = timers;
        this.heard = heard;
        this.underWay = underWay;
        this.periods = periods;
        this.clock = clock;
    }

    // ---- reading

    @Transactional
    PartnershipView view(UUID id, Viewer viewer) {
        return PartnershipView.of(partnerships.seen(id, viewer).orElseThrow(PartnershipService::missing), viewer);
    }

    @Transactional
    Page<PartnershipView> of(Viewer viewer, @Nullable String state, PageRequest page) {
        return page(partnerships.of(viewer.person(), state, page), viewer, page);
    }

    @Transactional
    Page<PartnershipView> ofCohort(UUID cohort, Viewer viewer, @Nullable String state, PageRequest page) {
        if (!programmes.coordinatesCohort(cohort, viewer.coordinator())) throw missing();
        return page(partnerships.ofCohort(cohort, state, page), viewer, page);
    }

    /** What another feature needs to add something for this person; the partnership cannot end meanwhile. */
    @Transactional
    public Optional<PartnershipFacts> held(UUID id, Viewer viewer) {
        return partnerships.held(id, viewer).map(Partnership::facts);
    }

    /** As {@link #held}, and whoever else asks for it waits: for what the two do against each other. */
    @Transactional
    public Optional<PartnershipFacts> locked(UUID id, Viewer viewer) {
        return partnerships.toChange(id, viewer).map(Partnership::facts);
    }

    @Transactional
    public Optional<PartnershipFacts> locked(UUID id) {
        return partnerships.toChange(id).map(Partnership::facts);
    }

    @Transactional
    public Optional<PartnershipFacts> facts(UUID id, Viewer viewer) {
        return partnerships.seen(id, viewer).map(Partnership::facts);
    }

    @Transactional
    public Optional<PartnershipFacts> facts(UUID id) {
        return partnerships.findByIdOptional(id).map(Partnership::facts);
    }

    // ---- the two people and their coordinator

    @Transactional
    PartnershipView agree(UUID id, Viewer viewer, @Nullable String ifMatch, Agreement agreement) {
        Partnership partnership = toChange(id, viewer);
        // the first wording makes the agreement; whoever replaces one says which
        if (partnership.agreement().isPresent()) Preconditions.require(ifMatch, partnership.version());
        return change(partnership, viewer, ifMatch, "partnership-agreement-worded", () -> {
            partnership.agree(agreement, clock.instant());
            return List.of();
        });
    }

    @Transactional
    PartnershipView sign(UUID id, Viewer viewer, @Nullable String ifMatch) {
        Partnership partnership = toChange(id, viewer);
        return change(
                partnership,
                viewer,
                ifMatch,
                "partnership-agreement-signed",
                () -> partnership.sign(viewer.person(), clock.instant()));
    }

    @Transactional
    PartnershipView pause(UUID id, Viewer viewer, @Nullable String ifMatch) {
        Partnership partnership = toChange(id, viewer);
        return change(
                partnership,
                viewer,
                ifMatch,
                "partnership-paused",
                () -> partnership.pause(PauseCause.REQUEST, clock.instant()));
    }

    @Transactional
    PartnershipView resume(UUID id, Viewer viewer, @Nullable String ifMatch) {
        Partnership partnership = toChange(id, viewer);
        return change(partnership, viewer, ifMatch, "partnership-resumed", () -> partnership.resume(clock.instant()));
    }

    @Transactional
    PartnershipView extend(UUID id, Viewer viewer, @Nullable String ifMatch, Instant endsAt) {
        Partnership partnership = toChange(id, viewer);
        Instant now = clock.instant();
        Instant earliest = partnership.endsAt().filter(now::isBefore).orElse(now);
        if (!endsAt.isAfter(earliest)) {
            throw StandardProblem.VALIDATION.at("/endsAt", "must be later than the present end and than now");
        }
        if (endsAt.isAfter(now.plus(LONGEST))) {
            throw StandardProblem.VALIDATION.at("/endsAt", "must lie within three years from now");
        }
        return change(partnership, viewer, ifMatch, "partnership-extended", () -> partnership.extend(endsAt, now));
    }

    @Transactional
    PartnershipView askToClose(UUID id, Viewer viewer, @Nullable String ifMatch) {
        Partnership partnership = toChange(id, viewer);
        Instant now = clock.instant();
        return change(partnership, viewer, ifMatch, "partnership-closing", () -> {
            partnership.askToClose(viewer.person(), now, feedbackDue(now));
            return List.of();
        });
    }

    @Transactional
    PartnershipView complete(UUID id, Viewer viewer, @Nullable String ifMatch) {
        Partnership partnership = toChange(id, viewer);
        Instant now = clock.instant();
        return change(
                partnership,
                viewer,
                ifMatch,
                "partnership-completed",
                () -> partnership.complete(now, feedbackDue(now)));
    }

    @Transactional
    PartnershipView end(UUID id, Viewer viewer, @Nullable String ifMatch, EndCause cause) {
        Partnership partnership = toChange(id, viewer);
        if (cause == EndCause.LEFT_ORGANISATION) {
            throw StandardProblem.VALIDATION.at("/cause", "that somebody left is told by the HRIS only");
        }
        Instant now = clock.instant();
        Optional<UUID> by = Optional.of(viewer.person()).filter(partnership::isPartOf);
        return change(
                partnership,
                viewer,
                ifMatch,
                "partnership-ended",
                () -> partnership.endEarly(cause, by, now, feedbackDue(now)));
    }

    @Transactional
    PartnershipView askUndo(UUID id, Viewer viewer, @Nullable String ifMatch) {
        Partnership partnership = toChange(id, viewer);
        return change(
                partnership,
                viewer,
                ifMatch,
                "partnership-reinstatement-asked",
                () -> partnership.askUndo(viewer.person(), clock.instant(), periods.undo()));
    }

    @Transactional
    PartnershipView fulfil(UUID directionId, Viewer viewer, @Nullable String ifMatch) {
        Partnership partnership = byDirection(directionId, viewer);
        if (!partnership.direction(directionId).learnerId().equals(viewer.person())) {
            throw SessionsProblem.NOT_YOUR_PART.plain();
        }
        return change(
                partnership,
                viewer,
                ifMatch,
                "direction-fulfilled",
                () -> partnership.fulfil(directionId, clock.instant()));
    }

    @Transactional
    PartnershipView drop(UUID directionId, Viewer viewer, @Nullable String ifMatch) {
        Partnership partnership = byDirection(directionId, viewer);
        return change(
                partnership,
                viewer,
                ifMatch,
                "direction-dropped",
                () -> partnership.drop(directionId, clock.instant()));
    }

    // ---- what others tell

    /** A session was attested by both; these directions were taught. */
    @Transactional
    public void met(UUID id, Set<UUID> directions) {
        Partnership partnership = partnerships.toChange(id).orElseThrow();
        apply(partnership, () -> {
            partnership.met(directions, clock.instant());
            return List.of();
        });
    }

    void form(PartnershipFormed formed) {
        if (partnerships.findByIdOptional(formed.partnershipId()).isPresent()) return;
        Duration neverStarted = programmes
                .neverStartedDays(formed.programmeId())
                .map(Duration::ofDays)
                .orElse(periods.neverStarted());
        Partnership partnership = Partnership.form(formed, neverStarted);
        partnerships.persist(partnership);
        // the news of a leaving may have come before the pairing: topics have no order between them
        if (people.goneForGood(partnership.people(), clock.instant()).isEmpty()) arm(partnership);
        else endForLeaver(partnership);
    }

    void reinstate(UUID id) {
        Instant now = clock.instant();
        // people before partnerships, as a leaving locks them
        boolean somebodyIsGone =
                !people.goneForGood(partnerships.peopleOf(id), now).isEmpty();
        Partnership partnership = partnerships.toChange(id).orElseThrow();
        apply(partnership, () -> partnership.reinstate(now, now.plus(periods.neverStarted())));
        if (somebodyIsGone) endForLeaver(partnership);
    }

    void refuseReinstatement(UUID id) {
        Partnership partnership = partnerships.toChange(id).orElseThrow();
        apply(partnership, () -> {
            partnership.refuseUndo(clock.instant());
            return List.of();
        });
    }

    void personIsGone(UUID person) {
        partnerships.liveToChange(person).forEach(this::endForLeaver);
    }

    void personIsOnLeave(UUID person) {
        partnerships.liveToChange(person).stream()
                .filter(Partnership::isActive)
                .forEach(one -> apply(one, () -> one.pause(PauseCause.LEAVE, clock.instant())));
    }

    /** Those paused by the leave go on, unless the partner is on leave meanwhile. */
    void personIsHere(UUID person) {
        partnerships.liveToChange(person).stream()
                .filter(Partnership::isPausedByLeave)
                .filter(one -> people.onLeave(one.people()).isEmpty())
                .forEach(one -> apply(one, () -> one.resume(clock.instant())));
    }

    void passTime(UUID id) {
        Partnership partnership = partnerships.toChange(id).orElseThrow();
        Instant now = clock.instant();
        apply(partnership, () -> {
            if (partnership.hasNotStartedBy(now) && mayStillStart(partnership)) {
                partnership.waitLonger(now.plus(periods.attestation()));
                return List.of();
            }
            return partnership.passTime(now, feedbackDue(now));
        });
        // a timer that came too early, because the end was moved meanwhile, is set again
        arm(partnership);
    }

    private boolean mayStillStart(Partnership partnership) {
        return underWay.any(partnership.id())
                || !people.onLeave(partnership.people()).isEmpty();
    }

    private void endForLeaver(Partnership partnership) {
        Instant now = clock.instant();
        apply(
                partnership,
                () -> partnership.endEarly(EndCause.LEFT_ORGANISATION, Optional.empty(), now, feedbackDue(now)));
    }

    private PartnershipView change(
            Partnership partnership,
            Viewer viewer,
            @Nullable String ifMatch,
            String action,
            Supplier<List<PartnershipEvent>> step) {
        Preconditions.honour(ifMatch, partnership.version());
        apply(partnership, step);
        audit.record(action, "partnership", partnership.id());
        return PartnershipView.of(partnership, viewer);
    }

    private void apply(Partnership partnership, Supplier<List<PartnershipEvent>> step) {
        Optional<Instant> dueBefore = partnership.nextDue();
        Optional<Instant> feedbackBefore = partnership.feedbackDueAt();
        List<PartnershipEvent> events = step.get();
        outbox.publishAll(events);
        if (!partnership.nextDue().equals(dueBefore)) arm(partnership);
        events.forEach(heard::fire);
        partnership
                .feedbackDueAt()
                .filter(due -> feedbackBefore.isEmpty())
                .ifPresent(due -> heard.fire(new FeedbackAsked(partnership.id(), due)));
    }

    private void arm(Partnership partnership) {
        String key = partnership.id().toString();
        partnership.nextDue().ifPresentOrElse(due -> timers.at(TIMER, key, due), () -> timers.cancel(TIMER, key));
    }

    private Instant feedbackDue(Instant from) {
        return from.plus(periods.feedback());
    }

    private Partnership toChange(UUID id, Viewer viewer) {
        return partnerships.toChange(id, viewer).orElseThrow(PartnershipService::missing);
    }

    private Partnership byDirection(UUID directionId, Viewer viewer) {
        return partnerships.toChangeByDirection(directionId, viewer).orElseThrow(PartnershipService::missing);
    }

    private static Page<PartnershipView> page(List<Partnership> rows, Viewer viewer, PageRequest page) {
        return Page.of(
                rows,
                page,
                one -> PartnershipView.of(one, viewer),
                one -> List.of(one.formedAt().toString(), one.id().toString()));
    }

    private static Problem missing() {
        return StandardProblem.NOT_FOUND.plain();
    }
}
