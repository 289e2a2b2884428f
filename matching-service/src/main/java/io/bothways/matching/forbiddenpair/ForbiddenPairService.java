package io.bothways.matching.forbiddenpair;

import io.bothways.matching.MatchingProblem;
import io.bothways.matching.cohort.CohortService;
import io.bothways.matching.cohort.OpenCohort;
import io.bothways.matching.people.People;
import io.bothways.matching.programme.ProgrammeService;
import io.bothways.platform.audit.Audit;
import io.bothways.platform.id.Ids;
import io.bothways.platform.paging.PageRequest;
import io.bothways.platform.precondition.Preconditions;
import io.bothways.platform.problem.Problem;
import io.bothways.platform.problem.StandardProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeping two people apart, and no longer. It holds for the runs that are frozen from then on: a run that waits to be
 * published becomes stale by it, proposals that were sent and partnerships stay as they are.
 */
@ApplicationScoped
public class ForbiddenPairService {
    private final ForbiddenPairs pairs;
    private final ProgrammeService programmes;
    private final CohortService cohorts;
    private final People people;
    private final Audit audit;
    private final Clock clock;

    ForbiddenPairService(
            ForbiddenPairs pairs,
            ProgrammeService programmes,
            CohortService cohorts,
            People people,
            Audit audit,
            Clock clock) {
        this.pairs = pairs;
        this.programmes = programmes;
        this.cohorts = cohorts;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    ForbiddenPairView forbidInProgramme(UUID programmeId, NewForbiddenPair wanted, String coordinator) {
        programmes.coordinatedBy(programmeId, coordinator);
        return forbid(programmeId, null, wanted, coordinator);
    }

    @Transactional
    ForbiddenPairView forbidInCohort(UUID cohortId, NewForbiddenPair wanted, String coordinator) {
        OpenCohort cohort = cohorts.coordinatedBy(cohortId, coordinator);
        return forbid(cohort.programmeId(), cohortId, wanted, coordinator);
    }

    private ForbiddenPairView forbid(
            UUID programmeId, @Nullable UUID cohortId, NewForbiddenPair wanted, String coordinator) {
        wanted.check();
        boolean known = people.of(wanted.people()).values().stream()
                        .filter(person -> person.status().present())
                        .count()
                == 2;
        if (!known) {
            throw StandardProblem.VALIDATION.at("/people", "must be two people of the organisation");
        }
        ForbiddenPairView pair = pairs.add(Ids.next(), programmeId, cohortId, wanted, coordinator, clock.instant())
                .orElseThrow(MatchingProblem.PAIR_ALREADY_FORBIDDEN::plain);
        audit.record("pair-forbidden", "forbidden-pair", pair.id());
        return pair;
    }

    @Transactional
    ForbiddenPairView lift(UUID id, @Nullable String ifMatch, String coordinator) {
        ForbiddenPairView pair = view(id, coordinator);
        Preconditions.honour(ifMatch, pair.version());
        if (!pair.inForce()) {
            throw alreadyLifted();
        }
        ForbiddenPairView lifted =
                pairs.lift(id, coordinator, clock.instant()).orElseThrow(ForbiddenPairService::alreadyLifted);
        audit.record("pair-allowed-again", "forbidden-pair", id);
        return lifted;
    }

    @Transactional
    ForbiddenPairView view(UUID id, String coordinator) {
        return pairs.coordinated(id, coordinator).orElseThrow(StandardProblem.NOT_FOUND::plain);
    }

    @Transactional
    List<ForbiddenPairView> ofProgramme(
            UUID programmeId, @Nullable Boolean inForce, String coordinator, PageRequest request) {
        programmes.coordinatedBy(programmeId, coordinator);
        return pairs.ofProgramme(programmeId, inForce, request);
    }

    @Transactional
    List<ForbiddenPairView> ofCohort(
            UUID cohortId, @Nullable Boolean inForce, String coordinator, PageRequest request) {
        OpenCohort cohort = cohorts.coordinatedBy(cohortId, coordinator);
        return pairs.ofCohort(cohort.programmeId(), cohortId, inForce, request);
    }

    /** For match runs: whom each of these people was kept apart from at that moment, in a cohort of a programme. */
    @Transactional
    public Map<UUID, List<UUID>> heldAt(Instant at, UUID programmeId, UUID cohortId, Collection<UUID> persons) {
        return pairs.heldAt(at, programmeId, cohortId, persons);
    }

    private static Problem alreadyLifted() {
        return MatchingProblem.TRANSITION_NOT_ALLOWED.with("state", ForbiddenPairView.LIFTED);
    }
}
