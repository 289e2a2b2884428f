package io.bothways.sessions.checkin;

import io.bothways.platform.audit.Audit;
import io.bothways.platform.outbox.Outbox;
import io.bothways.platform.paging.Page;
import io.bothways.platform.paging.PageRequest;
import io.bothways.platform.precondition.Preconditions;
import io.bothways.platform.problem.StandardProblem;
import io.bothways.platform.timer.Timers;
import io.bothways.sessions.Periods;
import io.bothways.sessions.Viewer;
import io.bothways.sessions.partnership.PartnershipFacts;
import io.bothways.sessions.partnership.PartnershipService;
import io.bothways.sessions.partnership.announcement.PartnershipEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks both people once per cadence how it goes, while the partnership is active. A pause skips rounds and keeps the
 * rhythm; a new round closes the one before.
 */
@ApplicationScoped
class CheckInService {

    static final String OPENING = "check-in-opening";
    static final String EXPIRY = "check-in-expiry";
    private static final Duration LONGEST_OPEN = Duration.ofDays(3660);

    private final CheckIns checkIns;
    private final PartnershipService partnerships;
    private final Outbox outbox;
    private final Audit audit;
    private final Timers timers;
    private final Periods periods;
    private final Clock clock;

    CheckInService(
            CheckIns checkIns,
            PartnershipService partnerships,
            Outbox outbox,
            Audit audit,
            Timers timers,
            Periods periods,
            Clock clock) {
        this.checkIns = checkIns;
        this.partnerships = partnerships;
        this.outbox = outbox;
        this.audit = audit;
        this.timers = timers;
        this.periods = periods;
        this.clock = clock;
    }

    @Transactional
    Page<CheckInView> of(Viewer viewer, @Nullable String state, PageRequest page) {
        Instant now = clock.instant();
        return Page.of(
                checkIns.of(viewer.person(), state, page),
                page,
                checkIn -> CheckInView.of(checkIn, now),
                checkIn -> List.of(checkIn.openedAt().toString(), checkIn.id().toString()));
    }

    @Transactional
    CheckInView answer(UUID id, Viewer viewer, @Nullable String ifMatch, CheckInScores scores) {
        CheckIn checkIn = checkIns.toChange(id, viewer.person()).orElseThrow(StandardProblem.NOT_FOUND::plain);
        Preconditions.honour(ifMatch, checkIn.version());
        Instant now = clock.instant();
        outbox.publish(checkIn.answer(scores, now));
        audit.record("check-in-answered", "check-in", id);
        return CheckInView.of(checkIn, now);
    }

    void isActive(@Observes PartnershipEvent.PartnershipActivated event) {
        schedule(event.about().partnershipId(), event.about().at());
    }

    /** Back from a pause, or from an ending that was undone. */
    void isActiveAgain(@Observes PartnershipEvent.PartnershipResumed event) {
        schedule(event.about().partnershipId(), event.about().at());
    }

    void isOver(@Observes PartnershipEvent.Finishing event) {
        timers.cancel(OPENING, event.about().partnershipId().toString());
    }

    void open(UUID partnershipId, Instant due) {
        Optional<PartnershipFacts> known = partnerships.facts(partnershipId);
        if (known.isEmpty() || !known.get().live()) return;
        PartnershipFacts partnership = known.get();
        if (partnership.active()) {
            Instant now = clock.instant();
            checkIns.expire(partnershipId, now.plus(LONGEST_OPEN));
            int round = checkIns.nextRound(partnershipId);
            for (UUID person : List.of(partnership.personA(), partnership.personB())) {
                checkIns.persist(new CheckIn(partnership, person, round, now, periods.checkInOpen()));
            }
            timers.at(EXPIRY, partnershipId.toString(), now.plus(periods.checkInOpen()));
        }
        schedule(partnershipId, due, partnership.cadenceDays());
    }

    void expire(UUID partnershipId) {
        checkIns.expire(partnershipId, clock.instant());
    }

    private void schedule(UUID partnershipId, Instant from) {
        partnerships.facts(partnershipId).ifPresent(one -> schedule(partnershipId, from, one.cadenceDays()));
    }

    private void schedule(UUID partnershipId, Instant from, int cadenceDays) {
        timers.at(OPENING, partnershipId.toString(), from.plus(Duration.ofDays(cadenceDays)));
    }
}
