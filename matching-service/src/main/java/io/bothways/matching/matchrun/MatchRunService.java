package io.bothways.matching.matchrun;

import io.bothways.matching.MatchingProblem;
import io.bothways.matching.blocking.BlockingPairView;
import io.bothways.matching.blocking.BlockingPairs;
import io.bothways.matching.cohort.CohortService;
import io.bothways.matching.cohort.OpenCohort;
import io.bothways.matching.explanation.Insisting;
import io.bothways.matching.explanation.PairExplanationView;
import io.bothways.matching.explanation.PairView;
import io.bothways.matching.pool.FreezingPool;
import io.bothways.matching.pool.FrozenPool;
import io.bothways.matching.programme.ProgrammeService;
import io.bothways.matching.programme.RunningProgramme;
import io.bothways.matching.proposal.Batch;
import io.bothways.matching.proposal.ProposalService;
import io.bothways.matching.quality.Qualities;
import io.bothways.matching.quality.QualityReport;
import io.bothways.matching.quality.QualityView;
import io.bothways.matching.scoring.pool.Participant;
import io.bothways.matching.scoring.terms.Terms;
import io.bothways.matching.seat.Claimant;
import io.bothways.matching.solver.plan.Objective;
import io.bothways.platform.audit.Audit;
import io.bothways.platform.id.Ids;
import io.bothways.platform.job.Jobs;
import io.bothways.platform.outbox.Outbox;
import io.bothways.platform.paging.PageRequest;
import io.bothways.platform.precondition.Preconditions;
import io.bothways.platform.problem.Problem;
import io.bothways.platform.problem.StandardProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asking for match runs, and what a coordinator does with them. */
@ApplicationScoped
class MatchRunService {
    /** What came of a publication. A stale run is stored as such. */
    sealed interface Publication {
        record Published(MatchRunView run) implements Publication {}

        record Stale() implements Publication {}
    }

    private final MatchRuns runs;
    private final Qualities qualities;
    private final BlockingPairs blockingPairs;
    private final FreezingPool freezing;
    private final CohortService cohorts;
    private final ProgrammeService programmes;
    private final ProposalService proposals;
    private final Jobs jobs;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    MatchRunService(
            MatchRuns runs,
            Qualities qualities,
            BlockingPairs blockingPairs,
            FreezingPool freezing,
            CohortService cohorts,
            ProgrammeService programmes,
            ProposalService proposals,
            Jobs jobs,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        this.runs = runs;
        this.qualities = qualities;
        this.blockingPairs = blockingPairs;
        this.freezing = freezing;
        this.cohorts = cohorts;
        this.programmes = programmes;
        this.proposals = proposals;
        this.jobs = jobs;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    MatchRunView request(UUID cohortId, NewMatchRun wanted, String coordinator) {
        OpenCohort cohort = cohorts.coordinatedBy(cohortId, coordinator);
        RunningProgramme programme = programmes.running(cohort.programmeId());
        Objective objective = wanted.objectiveOr(programme.terms().objective());
        wanted.check(objective);
        if (!programme.published()) {
            throw MatchingProblem.PROGRAMME_NOT_RUNNING.plain();
        }
        if (runs.hasOpen(cohortId)) {
            throw MatchingProblem.MATCH_RUN_OPEN.plain();
        }
        NewMatchRun.Repair repair = wanted.repair();
        if (repair != null && !runs.hasPlan(repair.runId(), cohortId)) {
            throw StandardProblem.VALIDATION.at(
                    "/repair/runId", "must be a run of this cohort that has proposed pairs");
        }
        cohorts.beginMatching(cohortId);
        UUID id = Ids.next();
        UUID jobId = jobs.submit(SolvingMatchRun.KIND, new SolvingMatchRun.Order(id));
        MatchRun run = new MatchRun(id, cohortId, programme.id(), jobId, objective, wanted, clock.instant());
        runs.persistAndFlush(run);
        runs.lock(id, wanted.locks());
        audit.record("match-run-requested", "match-run", run.id());
        return MatchRunView.of(run, Map.of());
    }

    @Transactional
    Publication publish(UUID id, String coordinator, @Nullable String ifMatch) {
        MatchRun run = locked(id, coordinator);
        Preconditions.honour(ifMatch, run.version());
        if (!(run.state() instanceof MatchRunState.Proposed proposed)) {
            throw notAllowed(run);
        }
        if (!cohorts.of(run.cohortId()).matchingOpen()) {
            throw MatchingProblem.TRANSITION_NOT_ALLOWED.with(
                    "cohortState", cohorts.of(run.cohortId()).state());
        }
        Instant now = clock.instant();
        FrozenPool present = freezing.freeze(
                run.cohortId(), run.programmeId(), run.objective(), Objects.requireNonNull(run.frozenAt()));
        if (!present.digest().equals(run.digest())) {
            run.become(proposed.poolChanged(now));
            audit.record("match-run-stale", "match-run", id);
            return new Publication.Stale();
        }
        run.become(proposed.publish(now));
        runs.flush();
        proposals.send(new Batch(
                id,
                run.cohortId(),
                run.programmeId(),
                Objects.requireNonNull(run.pairs()),
                programmes.running(run.programmeId()).terms().proposalDays()));
        outbox.publish(MatchRunPublished.of(run));
        audit.record("match-run-published", "match-run", id);
        return new Publication.Published(view(run));
    }

    @Transactional
    MatchRunView discard(UUID id, String coordinator, @Nullable String ifMatch) {
        MatchRun run = locked(id, coordinator);
        Preconditions.honour(ifMatch, run.version());
        if (!(run.state() instanceof MatchRunState.Open open)) {
            throw notAllowed(run);
        }
        run.become(open.discard(clock.instant()));
        runs.flush();
        audit.record("match-run-discarded", "match-run", id);
        return view(run);
    }

    @Transactional
    MatchRunView view(UUID id, String coordinator) {
        return view(coordinated(id, coordinator));
    }

    @Transactional
    List<MatchRunView> ofCohort(UUID cohortId, String coordinator, PageRequest request) {
        cohorts.coordinatedBy(cohortId, coordinator);
        return views(runs.page(cohortId, request));
    }

    @Transactional
    List<PairView> pairs(UUID id, String coordinator, PageRequest request) {
        return runs.pairs(coordinated(id, coordinator).id(), request);
    }

    @Transactional
    List<UnmatchedView> unmatched(UUID id, String coordinator, PageRequest request) {
        return runs.unmatched(coordinated(id, coordinator).id(), request);
    }

    @Transactional
    List<LockView> locks(UUID id, String coordinator, PageRequest request) {
        return runs.locks(coordinated(id, coordinator).id(), request);
    }

    @Transactional
    List<BlockingPairView> blockingPairs(UUID id, String coordinator, PageRequest request) {
        return blockingPairs.of(coordinated(id, coordinator).id(), request);
    }

    /** How two people of the pool are weighed; a pool is known once the run has a plan. */
    @Transactional
    PairExplanationView explanation(UUID id, UUID one, UUID other, String coordinator) {
        MatchRun run = coordinated(id, coordinator);
        List<UUID> pair = List.of(one, other);
        List<MatchRuns.Member> members = runs.members(id, pair);
        Instant frozenAt = run.frozenAt();
        if (frozenAt == null || members.size() != 2) {
            throw StandardProblem.NOT_FOUND.plain();
        }
        RunningProgramme programme = programmes.running(run.programmeId());
        List<Claimant> claimants = members.stream()
                .map(member -> new Claimant(member.personId(), member.enrolmentId()))
                .toList();
        Map<UUID, Participant> people = freezing.again(run.cohortId(), programme, claimants, frozenAt).stream()
                .collect(Collectors.toMap(Participant::id, Function.identity()));
        Boolean changed = changed(members, people);
        Terms terms = FreezingPool.terms(programme);
        return new PairExplanationView(
                id,
                pair,
                frozenAt,
                clock.instant(),
                runs.pair(id, one, other).orElse(null),
                changed,
                terms.minimumGain(),
                PairExplanationView.weighings(
                        terms,
                        Objects.requireNonNull(people.get(one)),
                        Objects.requireNonNull(people.get(other)),
                        Boolean.FALSE.equals(changed) ? insisting(run, pair) : null));
    }

    private static @Nullable Boolean changed(List<MatchRuns.Member> members, Map<UUID, Participant> present) {
        if (members.stream().anyMatch(member -> member.facts() == null)) {
            return null;
        }
        return members.stream().anyMatch(member -> !Objects.requireNonNull(present.get(member.personId()))
                .factsDigest()
                .equals(member.facts()));
    }

    private Insisting insisting(MatchRun run, List<UUID> pair) {
        UUID repaired = run.repairedRunId();
        return new Insisting(
                runs.prices(run.id(), pair),
                Objects.requireNonNull(run.bound()) - Objects.requireNonNull(run.value()),
                runs.links(repaired == null ? List.of(run.id()) : List.of(run.id(), repaired), pair));
    }

    /** The run, if it is the coordinator's; for what is read of it elsewhere. */
    @Transactional
    UUID readable(UUID id, String coordinator) {
        return coordinated(id, coordinator).id();
    }

    @Transactional
    QualityView quality(UUID id, String coordinator) {
        return new QualityView(
                id,
                QualityReport.FEWEST,
                qualities.of(coordinated(id, coordinator).id()));
    }

    private MatchRunView view(MatchRun run) {
        return views(List.of(run)).getFirst();
    }

    private List<MatchRunView> views(List<MatchRun> some) {
        Map<UUID, Map<String, Integer>> unmatched =
                runs.unmatchedByReason(some.stream().map(MatchRun::id).toList());
        return some.stream()
                .map(run -> MatchRunView.of(run, unmatched.getOrDefault(run.id(), Map.of())))
                .toList();
    }

    private MatchRun coordinated(UUID id, String coordinator) {
        return runs.coordinated(id, coordinator).orElseThrow(StandardProblem.NOT_FOUND::plain);
    }

    private MatchRun locked(UUID id, String coordinator) {
        return runs.lockedIfCoordinated(id, coordinator).orElseThrow(StandardProblem.NOT_FOUND::plain);
    }

    private static Problem notAllowed(MatchRun run) {
        return MatchingProblem.TRANSITION_NOT_ALLOWED.with("state", run.state().code());
    }
}
