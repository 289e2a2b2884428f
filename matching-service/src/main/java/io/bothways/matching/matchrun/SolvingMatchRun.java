package io.bothways.matching.matchrun;

import io.bothways.matching.blocking.BlockingPairs;
import io.bothways.matching.certificate.Certificates;
import io.bothways.matching.pool.FreezingPool;
import io.bothways.matching.pool.FrozenPool;
import io.bothways.matching.quality.Qualities;
import io.bothways.matching.quality.QualityReport;
import io.bothways.matching.solver.Matching;
import io.bothways.matching.solver.plan.Plan;
import io.bothways.platform.job.JobHandler;
import io.bothways.platform.job.JobRun;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jboss.logging.Logger;

/**
 * Freezes the pool, solves outside any transaction, stores the plan. After a crash it starts over: nothing of a run is
 * seen before its plan is complete.
 */
@ApplicationScoped
class SolvingMatchRun implements JobHandler<SolvingMatchRun.Order> {
    static final String KIND = "match-run";
    private static final Logger LOG = Logger.getLogger(SolvingMatchRun.class);

    /** The parameters of the job. */
    record Order(UUID runId) {}

    private final MatchRuns runs;
    private final Qualities qualities;
    private final Certificates certificates;
    private final BlockingPairs blockingPairs;
    private final FreezingPool freezing;
    private final Clock clock;

    SolvingMatchRun(
            MatchRuns runs,
            Qualities qualities,
            Certificates certificates,
            BlockingPairs blockingPairs,
            FreezingPool freezing,
            Clock clock) {
        this.runs = runs;
        this.qualities = qualities;
        this.certificates = certificates;
        this.blockingPairs = blockingPairs;
        this.freezing = freezing;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Class<Order> params() {
        return Order.class;
    }

    @Override
    public void run(Order order, JobRun job) {
        Optional<FrozenPool> frozen = QuarkusTransaction.requiringNew().call(() -> freeze(order.runId(), job));
        if (frozen.isEmpty()) {
            return;
        }
        FrozenPool pool = frozen.get();
        Plan plan;
        try {
            plan = Matching.plan(pool.pool(), pool.parameters(), new WatchingRun(runs, order.runId(), job));
        } catch (CancellationException _) {
            LOG.infof("match run %s was discarded while it was solved", order.runId());
            return;
        }
        QuarkusTransaction.requiringNew().run(() -> store(order.runId(), pool, plan, job));
    }

    /** Whatever ended the job, the cohort is free for another run. */
    @Override
    public void failed(Order order, String error) {
        MatchRun run = runs.locked(order.runId()).orElseThrow();
        if (run.state() instanceof MatchRunState.BeforePlan before) {
            run.fail(before.fail(clock.instant()), RunFailure.of(before, error));
        }
    }

    private Optional<FrozenPool> freeze(UUID runId, JobRun job) {
        MatchRun run = runs.locked(runId).orElseThrow();
        MatchRunState.Solving solving =
                switch (run.state()) {
                    case MatchRunState.Requested requested -> requested.freeze();
                    case MatchRunState.Solving again -> again.freezeAgain();
                    case MatchRunState _ -> null; // an earlier attempt got to its end
                };
        if (solving == null) {
            return Optional.empty();
        }
        FrozenPool pool = freezing.freeze(run.cohortId(), run.programmeId(), run.objective(), clock.instant())
                .wishing(runs.wishes(run));
        run.freeze(solving, pool);
        job.progress(0, WatchingRun.ALL, "pool frozen");
        return Optional.of(pool);
    }

    private void store(UUID runId, FrozenPool pool, Plan plan, JobRun job) {
        MatchRun run = runs.locked(runId).orElseThrow();
        if (run.state() instanceof MatchRunState.Solving solving) {
            run.propose(solving.propose(), plan);
            runs.flush();
            runs.store(runId, pool, plan);
            certificates.store(runId, plan.certificate());
            blockingPairs.store(runId, plan.blocking());
            qualities.store(runId, QualityReport.of(pool.pool(), plan));
            job.progress(WatchingRun.ALL, WatchingRun.ALL, "pairs proposed");
        }
    }
}
