package io.bothways.matching.matchrun;

import io.bothways.matching.solver.choice.Watch;
import io.bothways.platform.code.Codes;
import io.bothways.platform.job.JobRun;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import java.util.UUID;

/** Shows how far a run is solved as progress of its job, and stops it when somebody discarded the run meanwhile. */
final class WatchingRun implements Watch {
    private static final long LOOK_EVERY = Duration.ofSeconds(1).toNanos();
    /** The progress of a job whose stages are all done. */
    static final long ALL = 100L * Stage.values().length;

    private final MatchRuns runs;
    private final UUID runId;
    private final JobRun job;
    private Stage stage = Stage.SCORING;
    private int percent;
    private long lookedAt = System.nanoTime();
    private boolean goesOn = true;

    WatchingRun(MatchRuns runs, UUID runId, JobRun job) {
        this.runs = runs;
        this.runId = runId;
        this.job = job;
    }

    @Override
    public void at(Stage reached, int done) {
        stage = reached;
        percent = done;
        look();
    }

    @Override
    public boolean goesOn() {
        look();
        return goesOn;
    }

    private void look() {
        if (!goesOn || System.nanoTime() - lookedAt < LOOK_EVERY) {
            return;
        }
        goesOn = QuarkusTransaction.requiringNew().call(() -> {
            job.progress(100L * stage.ordinal() + percent, ALL, Codes.of(stage));
            return runs.isBeingSolved(runId);
        });
        lookedAt = System.nanoTime();
    }
}
