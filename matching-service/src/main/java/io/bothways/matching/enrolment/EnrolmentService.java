package io.bothways.matching.enrolment;

import io.bothways.matching.MatchingProblem;
import io.bothways.matching.cohort.CohortListener;
import io.bothways.matching.cohort.CohortService;
import io.bothways.matching.cohort.OpenCohort;
import io.bothways.matching.cohort.Places;
import io.bothways.matching.people.People;
import io.bothways.matching.people.Person;
import io.bothways.matching.profile.Profiles;
import io.bothways.matching.programme.ProgrammeService;
import io.bothways.matching.programme.RunningProgramme;
import io.bothways.matching.seat.Seats;
import io.bothways.platform.audit.Audit;
import io.bothways.platform.code.Codes;
import io.bothways.platform.id.Ids;
import io.bothways.platform.outbox.Outbox;
import io.bothways.platform.paging.PageRequest;
import io.bothways.platform.precondition.Preconditions;
import io.bothways.platform.problem.StandardProblem;
import io.bothways.platform.timer.Timers;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The way of people into the pool of a cohort and out of it. Whoever decides about somebody's enrolment holds the lock
 * on that person first, so a leaving or a published profile is either seen here or sees what was decided here.
 */
@ApplicationScoped
public class EnrolmentService implements CohortListener {
    private static final List<String> OPEN =
            List.of("invited", "awaiting-approval", "profile-incomplete", "waitlisted", "ready", "paused");

    private final Enrolments enrolments;
    private final CohortService cohorts;
    private final Places places;
    private final MovingEnrolments moving;
    private final ProgrammeService programmes;
    private final People people;
    private final Profiles profiles;
    private final Seats seats;
    private final List<PoolListener> listeners;
    private final Timers timers;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    EnrolmentService(
            Enrolments enrolments,
            CohortService cohorts,
            Places places,
            MovingEnrolments moving,
            ProgrammeService programmes,
            People people,
            Profiles profiles,
            Seats seats,
            @All List<PoolListener> listeners,
            Timers timers,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        this.enrolments = enrolments;
        this.cohorts = cohorts;
        this.places = places;
        this.moving = moving;
        this.programmes = programmes;
        this.people = people;
        this.profiles = profiles;
        this.seats = seats;
        this.listeners = listeners;
        this.timers = timers;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    // ---- by the person

    @Transactional
    EnrolmentView apply(UUID cohortId, UUID personId) {
        Person person = people.decideAbout(List.of(personId)).get(personId);
        OpenCohort cohort = cohorts.announced(cohortId);
        RunningProgramme programme = programmes.running(cohort.programmeId());
        if (!programme.published()) {
            throw MatchingProblem.PROGRAMME_NOT_RUNNING.plain();
        }
        if (!cohort.intakeOpen()) {
            throw MatchingProblem.COHORT_NOT_ENROLLING.with("state", cohort.state());
        }
        boolean eligible = !cohorts.eligibleAmong(cohortId, List.of(personId)).isEmpty();
        if (!eligible || person == null || !person.status().present()) {
            throw MatchingProblem.NOT_ELIGIBLE.plain();
        }
        Instant now = clock.instant();
        Optional<Enrolment> present = enrolments.lockedOf(cohortId, personId);
        Enrolment enrolment =
                present.orElseGet(() -> new Enrolment(Ids.next(), cohortId, programme.id(), personId, now));
        EnrolmentState.Applied next = afterApplying(programme, enrolment);
        if (present.isPresent()) {
            next = switch (present.get().state()) {
                case EnrolmentState.Invited invited -> invited.apply(next);
                case EnrolmentState.Withdrawn withdrawn -> withdrawn.applyAgain(next);
                case EnrolmentState other -> throw MatchingProblem.ALREADY_ENROLLED.with("state", other.code());
            };
        }
        moving.apply(enrolment, present.isPresent(), next, now);
        seats.open(
                List.of(enrolment.id()),
                programme.terms().teachingLimit(),
                programme.terms().learningLimit());
        audit.record("enrolment-applied", "enrolment", enrolment.id());
        return enrolments.view(enrolment.id(), personId, "").orElseThrow();
    }

    @Transactional
    EnrolmentView pause(UUID id, UUID personId, @Nullable String ifMatch) {
        return ownMove(id, personId, ifMatch, EnrolmentEvent.Change.PAUSED, state -> switch (state) {
            case EnrolmentState.Ready ready -> ready.pause(PauseCause.REQUEST);
            case EnrolmentState _ -> null;
        });
    }

    @Transactional
    EnrolmentView resume(UUID id, UUID personId, @Nullable String ifMatch) {
        return ownMove(id, personId, ifMatch, EnrolmentEvent.Change.RESUMED, state -> switch (state) {
            case EnrolmentState.Paused paused -> paused.resume();
            case EnrolmentState _ -> null;
        });
    }

    @Transactional
    EnrolmentView withdraw(UUID id, UUID personId, @Nullable String ifMatch) {
        return ownMove(id, personId, ifMatch, EnrolmentEvent.Change.WITHDRAWN, state -> switch (state) {
            case EnrolmentState.Open open -> open.withdraw();
            case EnrolmentState _ -> null;
        });
    }

    // ---- by the coordinator

    @Transactional
    InvitationsView invite(UUID cohortId, @Nullable Collection<UUID> wanted, String coordinator) {
        OpenCohort cohort = cohorts.coordinatedBy(cohortId, coordinator);
        RunningProgramme programme = programmes.running(cohort.programmeId());
        if (!programme.published()) {
            throw MatchingProblem.PROGRAMME_NOT_RUNNING.plain();
        }
        if (!cohort.intakeOpen()) {
            throw MatchingProblem.COHORT_NOT_ENROLLING.with("state", cohort.state());
        }
        List<UUID> eligible = wanted == null ? cohorts.eligible(cohortId) : cohorts.eligibleAmong(cohortId, wanted);
        if (wanted != null && eligible.size() < wanted.stream().distinct().count()) {
            throw MatchingProblem.NOT_ELIGIBLE.with(
                    "notEligible", wanted.stream().distinct().count() - eligible.size());
        }
        Instant now = clock.instant();
        Instant until = now.plus(Duration.ofDays(programme.terms().invitationDays()));
        List<UUID> ids = eligible.stream().map(person -> Ids.next()).toList();
        List<Enrolments.Changed> invited = enrolments.invite(cohortId, programme.id(), ids, eligible, now, until);
        if (!invited.isEmpty()) {
            timers.at(InvitationExpiry.KIND, InvitationExpiry.key(cohortId, until), until);
        }
        outbox.publishAll(invited.stream()
                .map(row -> row.event(EnrolmentEvent.Change.INVITED, now))
                .toList());
        audit.recordAll(
                "enrolment-invited",
                "enrolment",
                invited.stream().map(Enrolments.Changed::id).toList());
        audit.record("cohort-invited", "cohort", cohortId);
        return new InvitationsView(cohortId, invited.size(), eligible.size() - invited.size(), until);
    }

    @Transactional
    EnrolmentView approve(UUID id, String coordinator, @Nullable String ifMatch) {
        return coordinatorsMove(
                id, coordinator, ifMatch, EnrolmentEvent.Change.APPROVED, enrolment -> switch (enrolment.state()) {
                    case EnrolmentState.AwaitingApproval awaiting ->
                        awaiting.approve(afterApproval(programmes.running(enrolment.programmeId()), enrolment));
                    case EnrolmentState _ -> null;
                });
    }

    @Transactional
    EnrolmentView reject(UUID id, String coordinator, @Nullable String ifMatch) {
        return coordinatorsMove(
                id, coordinator, ifMatch, EnrolmentEvent.Change.REJECTED, enrolment -> switch (enrolment.state()) {
                    case EnrolmentState.AwaitingApproval awaiting -> awaiting.reject();
                    case EnrolmentState _ -> null;
                });
    }

    @Transactional
    EnrolmentView remove(UUID id, String coordinator, @Nullable String ifMatch) {
        return coordinatorsMove(
                id, coordinator, ifMatch, EnrolmentEvent.Change.REMOVED, enrolment -> switch (enrolment.state()) {
                    case EnrolmentState.Open open -> open.remove();
                    case EnrolmentState _ -> null;
                });
    }

    // ---- by events, within the transaction of their consumption

    @Transactional(Transactional.TxType.MANDATORY)
    void personLeft(UUID personId) {
        for (Enrolment enrolment : enrolments.lockedOf(personId, OPEN)) {
            if (enrolment.state() instanceof EnrolmentState.Open open) {
                moving.move(enrolment, open.endByHr(), EnrolmentEvent.Change.ENDED_BY_HR, clock.instant());
            }
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void personWentOnLeave(UUID personId) {
        for (Enrolment enrolment : enrolments.lockedOf(personId, List.of("ready"))) {
            if (enrolment.state() instanceof EnrolmentState.Ready ready) {
                moving.move(enrolment, ready.pause(PauseCause.LEAVE), EnrolmentEvent.Change.PAUSED, clock.instant());
            }
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void personReturned(UUID personId) {
        for (Enrolment enrolment : enrolments.lockedOf(personId, List.of("paused"))) {
            if (enrolment.state() instanceof EnrolmentState.Paused paused && paused.cause() == PauseCause.LEAVE) {
                moving.move(enrolment, paused.resume(), EnrolmentEvent.Change.RESUMED, clock.instant());
            }
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void profilePublished(UUID personId) {
        people.decideAbout(List.of(personId));
        for (Enrolment enrolment : enrolments.lockedOf(personId, List.of("profile-incomplete"))) {
            if (enrolment.state() instanceof EnrolmentState.ProfileIncomplete incomplete
                    && complete(personId, programmes.running(enrolment.programmeId()))) {
                EnrolmentState.Applied next = incomplete.profileCompleted(placed(enrolment));
                moving.move(enrolment, next, MovingEnrolments.entry(next), clock.instant());
            }
        }
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void completed(UUID cohortId, Instant at) {
        announce(enrolments.complete(cohortId, at), EnrolmentEvent.Change.COMPLETED, at);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void cancelled(UUID cohortId, Instant at) {
        announce(enrolments.removeAll(cohortId, at), EnrolmentEvent.Change.REMOVED, at);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void lapse(UUID cohortId, Instant due) {
        Instant now = clock.instant();
        List<EnrolmentEvent> lapsed = enrolments.lapse(cohortId, due, now).stream()
                .map(row -> row.event(EnrolmentEvent.Change.LAPSED, now))
                .toList();
        outbox.publishAll(lapsed);
    }

    // ---- for matching

    /** Everybody in the pool of the cohort. */
    @Transactional
    public List<ReadyPerson> pool(UUID cohortId) {
        return enrolments.ready(cohortId);
    }

    /** Those of these enrolments that are still in the pool. */
    @Transactional
    public List<ReadyPerson> readyAmong(Collection<UUID> ids) {
        return enrolments.readyAmong(ids);
    }

    /** Remembers that these enrolments have had a partnership. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void partnered(Collection<UUID> ids, Instant at) {
        enrolments.partnered(ids, at);
    }

    /** A partnership of these enrolments is over. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void seatsFreed(Collection<UUID> ids) {
        enrolments.seatsFreed(ids);
    }

    // ---- for reading

    @Transactional
    EnrolmentView view(UUID id, @Nullable UUID reader, String loginKey) {
        return enrolments.view(id, reader, loginKey).orElseThrow(StandardProblem.NOT_FOUND::plain);
    }

    @Transactional
    List<EnrolmentView> ofCohort(UUID cohortId, @Nullable String state, String coordinator, PageRequest request) {
        cohorts.coordinatedBy(cohortId, coordinator);
        return enrolments.ofCohort(cohortId, state, coordinator, request);
    }

    @Transactional
    List<EnrolmentView> ofPerson(UUID personId, PageRequest request) {
        return enrolments.ofPerson(personId, request);
    }

    private EnrolmentView ownMove(
            UUID id,
            UUID personId,
            @Nullable String ifMatch,
            EnrolmentEvent.Change change,
            Function<EnrolmentState, @Nullable EnrolmentState> transition) {
        Enrolments.Found found = enrolments
                .found(id, personId, "")
                .filter(Enrolments.Found::own)
                .orElseThrow(StandardProblem.NOT_FOUND::plain);
        move(id, found.personId(), ifMatch, change, enrolment -> transition.apply(enrolment.state()));
        return enrolments.view(id, personId, "").orElseThrow();
    }

    private EnrolmentView coordinatorsMove(
            UUID id,
            String coordinator,
            @Nullable String ifMatch,
            EnrolmentEvent.Change change,
            Function<Enrolment, @Nullable EnrolmentState> transition) {
        Enrolments.Found found = enrolments
                .found(id, null, coordinator)
                .filter(Enrolments.Found::coordinating)
                .orElseThrow(StandardProblem.NOT_FOUND::plain);
        move(id, found.personId(), ifMatch, change, transition);
        return enrolments.view(id, null, coordinator).orElseThrow();
    }

    private void move(
            UUID id,
            UUID personId,
            @Nullable String ifMatch,
            EnrolmentEvent.Change change,
            Function<Enrolment, @Nullable EnrolmentState> transition) {
        people.decideAbout(List.of(personId));
        Enrolment enrolment = enrolments.locked(id).orElseThrow();
        Preconditions.honour(ifMatch, enrolment.version());
        EnrolmentState next = transition.apply(enrolment);
        if (next == null) {
            throw MatchingProblem.TRANSITION_NOT_ALLOWED.with(
                    "state", enrolment.state().code());
        }
        moving.move(enrolment, next, change, clock.instant());
        audit.record("enrolment-" + Codes.of(change), "enrolment", id);
    }

    private void announce(Collection<Enrolments.Changed> rows, EnrolmentEvent.Change change, Instant at) {
        outbox.publishAll(rows.stream().map(row -> row.event(change, at)).toList());
        List<UUID> ids = rows.stream().map(Enrolments.Changed::id).toList();
        listeners.forEach(listener -> listener.noLongerReady(ids, at));
    }

    private EnrolmentState.Applied afterApplying(RunningProgramme programme, Enrolment enrolment) {
        return programme.terms().requiresApproval()
                ? new EnrolmentState.AwaitingApproval()
                : afterApproval(programme, enrolment);
    }

    private EnrolmentState.Applied afterApproval(RunningProgramme programme, Enrolment enrolment) {
        return complete(enrolment.personId(), programme) ? placed(enrolment) : new EnrolmentState.ProfileIncomplete();
    }

    private EnrolmentState.Applied placed(Enrolment enrolment) {
        return places.take(enrolment.cohortId())
                ? new EnrolmentState.Ready(clock.instant())
                : new EnrolmentState.Waitlisted();
    }

    /** Two-way programmes need something to teach and something to learn, one-way ones either. */
    private boolean complete(UUID personId, RunningProgramme programme) {
        return profiles.completenessOf(personId)
                .map(profile -> programme.type().twoWay()
                        ? profile.offers() && profile.wants()
                        : profile.offers() || profile.wants())
                .orElse(false);
    }
}
