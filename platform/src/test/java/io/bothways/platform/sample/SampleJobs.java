package io.bothways.platform.sample;

import io.bothways.platform.job.JobHandler;
import io.bothways.platform.job.JobRun;
import io.bothways.platform.problem.StandardProblem;
import io.bothways.platform.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;

/** Writes one row per step; waits in the middle for the test when it is told to. */
@ApplicationScoped
public class SampleJobs implements JobHandler<SampleJobs.Steps> {

    public record Steps(String key, int steps, int pauseBefore, Failure failure) {}

    public enum Failure {
        NONE,
        PROBLEM,
        ERROR
    }

    record Outcome(int steps) {}

    private final Sql sql;
    public final Semaphore paused = new Semaphore(0);
    public final Semaphore resume = new Semaphore(0);

    SampleJobs(Sql sql) {
        this.sql = sql;
    }

    public Semaphore paused() {
        return paused;
    }

    public Semaphore resume() {
        return resume;
    }

    @Override
    public String kind() {
        return "sample";
    }

    @Override
    public Class<Steps> params() {
        return Steps.class;
    }

    @Override
    public void run(Steps params, JobRun run) throws Exception {
        switch (params.failure()) {
            case PROBLEM -> throw StandardProblem.CONFLICT.plain();
            case ERROR -> throw new StackOverflowError("a job of too many steps");
            case NONE -> {}
        }
        for (int step = (int) run.done() + 1; step <= params.steps(); step++) {
            if (step == params.pauseBefore() && run.done() == 0) {
                paused.release();
                resume.acquire();
            }
            int current = step;
            QuarkusTransaction.requiringNew().run(() -> {
                sql.update("insert into effect (handler, key, value) values ('job', ?, ?)", params.key(), current);
                run.progress(current, params.steps(), "step " + current);
            });
        }
        run.result(new Outcome(params.steps()));
    }

    @Override
    public void failed(Steps params, String error) {
        sql.update("insert into effect (handler, key, value) values (?, ?, 0)", "job failed: " + error, params.key());
    }
}
