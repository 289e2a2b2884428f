package io.bothways.matching.cohort;

import io.bothways.matching.MatchingProblem;
import io.bothways.matching.people.People;
import io.bothways.matching.programme.ProgrammeService;
import io.bothways.matching.programme.RunningProgramme;
import io.bothways.platform.audit.Audit;
import io.bothways.platform.id.Ids;
import io.bothways.platform.job.Jobs;
import io.bothways.platform.outbox.Outbox;
import io.bothways.platform.paging.PageRequest;
import io.bothways.platform.precondition.Preconditions;
import io.bothways.platform.problem.Problem;
import io.bothways.platform.problem.StandardProblem;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The life of a cohort. */
@ApplicationScoped
public class CohortService {
    private final Cohorts cohorts;
    private final Places places;
    private final Eligibilities eligibilities;
    private final ProgrammeService programmes;
    private final People people;
    private final List<CohortListener> listeners;
    private final Jobs jobs;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    CohortService(
            Cohorts cohorts,
            Places places,
            Eligibilities eligibilities,
            ProgrammeService programmes,
            People people,
            @All List<CohortListener> listeners,
            Jobs jobs,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        this.cohorts = cohorts;
        this.places = places;
        this.eligibilities = eligibilities;
        this.programmes = programmes;
        this.people = people;
        this.listeners = listeners;
        this.jobs = jobs;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    CohortView create(UUID programmeId, NewCohort wanted, String coordinator) {
        RunningProgramme programme = programmes.coordinatedBy(programmeId, coordinator);
        Instant endsAt = wanted.endsAt();
        if (endsAt != null && !endsAt.isAfter(wanted.startsAt())) {
            throw StandardProblem.VALIDATION.at("/endsAt", "must be after startsAt");
        }
        Cohort cohort = new Cohort(Ids.next(), programme.id(), wanted, clock.instant());
        cohorts.persistAndFlush(cohort);
        places.open(cohort.id(), cohort.capacity());
        audit.record("cohort-created", "cohort", cohort.id());
        return view(cohort, coordinator);
    }

    @Transactional
    CohortView open(UUID id, @Nullable String ifMatch, String coordinator) {
        Cohort cohort = coordinated(id, coordinator);
        Preconditions.honour(ifMatch, cohort.version());
        if (!programmes.running(cohort.programmeId()).published()) {
            throw MatchingProblem.PROGRAMME_NOT_RUNNING.plain();
        }
        CohortState.Enrolling enrolling =
                switch (cohort.state()) {
                    case CohortState.Planned planned -> planned.open();
                    case CohortState.EnrolmentClosed closed -> closed.reopen();
                    case CohortState.Matching matching -> matching.reopen();
                    case CohortState other -> throw notAllowed(other);
                };
        UUID job = jobs.submit(DeterminingEligibility.KIND, new DeterminingEligibility.Order(cohort.id()));
        cohort.open(enrolling, job);
        return saved(cohort, "cohort-opened", coordinator);
    }

    @Transactional
    CohortView closeEnrolment(UUID id, @Nullable String ifMatch, String coordinator) {
        return move(id, ifMatch, coordinator, "cohort-enrolment-closed", cohort -> switch (cohort.state()) {
            case CohortState.Enrolling enrolling -> enrolling.closeEnrolment();
            case CohortState _ -> null;
        });
    }

    @Transactional
    CohortView start(UUID id, @Nullable String ifMatch, String coordinator) {
        return move(id, ifMatch, coordinator, "cohort-started", cohort -> switch (cohort.state()) {
            case CohortState.EnrolmentClosed closed -> closed.start();
            case CohortState.Matching matching -> matching.start();
            case CohortState.Enrolling enrolling when cohort.evergreen() -> enrolling.startEvergreen();
            case CohortState _ -> null;
        });
    }

    @Transactional
    CohortView complete(UUID id, @Nullable String ifMatch, String coordinator) {
        CohortView completed = move(id, ifMatch, coordinator, "cohort-completed", cohort -> switch (cohort.state()) {
            case CohortState.InProgress running -> running.complete();
            case CohortState _ -> null;
        });
        listeners.forEach(listener -> listener.completed(id, clock.instant()));
        return completed;
    }

    @Transactional
    CohortView cancel(UUID id, @Nullable String ifMatch, String coordinator) {
        CohortView cancelled = move(id, ifMatch, coordinator, "cohort-cancelled", cohort -> switch (cohort.state()) {
            case CohortState.Planned planned -> planned.cancel();
            case CohortState.Enrolling enrolling -> enrolling.cancel();
            case CohortState.EnrolmentClosed closed -> closed.cancel();
            case CohortState.Matching matching -> matching.cancel();
            case CohortState _ -> null;
        });
        listeners.forEach(listener -> listener.cancelled(id, clock.instant()));
        return cancelled;
    }

    @Transactional
    CohortView seen(UUID id, String loginKey, @Nullable UUID person) {
        return view(cohorts.seen(id, loginKey, person).orElseThrow(StandardProblem.NOT_FOUND::plain), loginKey);
    }

    /** Of a programme that the caller may see; any other one does not exist. */
    @Transactional
    List<CohortView> page(
            UUID programmeId, boolean participant, String loginKey, @Nullable UUID person, PageRequest request) {
        programmes.seenBy(programmeId, participant, loginKey);
        boolean coordinating = cohorts.coordinates(programmeId, loginKey);
        return cohorts.page(programmeId, loginKey, person, request).stream()
                .map(cohort -> CohortView.of(cohort, coordinating))
                .toList();
    }

    @Transactional
    EligibilityView eligibility(UUID id, String coordinator) {
        Cohort cohort = coordinated(id, coordinator);
        List<UUID> eligible = eligibilities.all(id);
        return new EligibilityView(
                EligibilityView.stateOf(cohort),
                eligible.size(),
                people.countByUnit(eligible).entrySet().stream()
                        .map(unit -> new EligibilityView.UnitCount(unit.getKey(), unit.getValue()))
                        .toList());
    }

    /** For other features: the cohort of one of their things. */
    @Transactional
    public OpenCohort of(UUID id) {
        return OpenCohort.of(cohorts.findById(id));
    }

    /** For other features: the cohort, if this login coordinates its programme; else it does not exist. */
    @Transactional
    public OpenCohort coordinatedBy(UUID id, String loginKey) {
        return OpenCohort.of(coordinated(id, loginKey));
    }

    /** For other features: the cohort, if anybody has been invited to know of it; else it does not exist. */
    @Transactional
    public OpenCohort announced(UUID id) {
        return cohorts.findByIdOptional(id)
                .filter(cohort -> !(cohort.state() instanceof CohortState.Planned))
                .map(OpenCohort::of)
                .orElseThrow(StandardProblem.NOT_FOUND::plain);
    }

    @Transactional
    public List<UUID> eligible(UUID id) {
        return eligibilities.all(id);
    }

    @Transactional
    public List<UUID> eligibleAmong(UUID id, Collection<UUID> persons) {
        return eligibilities.among(id, persons);
    }

    /** The first match run of a cohort moves it on; later ones find it there. */
    @Transactional
    public void beginMatching(UUID id) {
        Cohort cohort = cohorts.findById(id);
        if (!cohort.matchingOpen()) {
            throw notAllowed(cohort.state());
        }
        if (cohort.state() instanceof CohortState.EnrolmentClosed closed) {
            cohort.become(closed.match());
            cohorts.flush();
        }
    }

    private CohortView move(
            UUID id,
            @Nullable String ifMatch,
            String coordinator,
            String action,
            Function<Cohort, @Nullable CohortState> transition) {
        Cohort cohort = coordinated(id, coordinator);
        Preconditions.honour(ifMatch, cohort.version());
        CohortState next = transition.apply(cohort);
        if (next == null) {
            throw notAllowed(cohort.state());
        }
        cohort.become(next);
        return saved(cohort, action, coordinator);
    }

    private CohortView saved(Cohort cohort, String action, String coordinator) {
        cohorts.flush();
        outbox.publish(CohortEvent.of(cohort));
        audit.record(action, "cohort", cohort.id());
        return view(cohort, coordinator);
    }

    /** The statements of a missing cohort and of a foreign one are the same. */
    private Cohort coordinated(UUID id, String coordinator) {
        return cohorts.coordinated(id, coordinator).orElseThrow(StandardProblem.NOT_FOUND::plain);
    }

    private CohortView view(Cohort cohort, String loginKey) {
        return CohortView.of(cohort, cohorts.coordinates(cohort.programmeId(), loginKey));
    }

    private static Problem notAllowed(CohortState state) {
        return MatchingProblem.TRANSITION_NOT_ALLOWED.with("state", state.code());
    }
}
