package io.bothways.platform.job;

import io.bothways.platform.event.EventJson;
import io.bothways.platform.id.Ids;
import io.bothways.platform.loop.Loop;
import io.bothways.platform.loop.Loops;
import io.bothways.platform.problem.Problem;
import io.bothways.platform.sql.Sql;
import io.bothways.platform.sql.SqlFailure;
import io.bothways.platform.trace.Trace;
import io.bothways.platform.tx.Work;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Works jobs off, oldest first, two at a time. Whoever works holds a lease and renews it every few seconds; a job whose
 * lease has run out is taken over by whoever comes next. A job that fails with a transient database error is tried again,
 * any other failure ends it, and so does the fifth attempt, also when each one took its worker with it.
 */
@ApplicationScoped
class JobLoop {

    private static final Logger LOG = Logger.getLogger(JobLoop.class);
    private static final int WORKERS = 2;
    private static final int GREATEST_ATTEMPTS = 5;

    private record Taken(
            UUID id,
            String kind,
            String params,
            long done,
            int attempts,
            UUID lease,
            @Nullable String trace) {}

    private final Sql sql;
    private final Map<String, JobHandler<?>> handlers;
    private final Set<UUID> leases = ConcurrentHashMap.newKeySet();
    private final List<Loop> workers = new ArrayList<>();
    private final Loops loops;

    JobLoop(Sql sql, @All List<JobHandler<?>> handlers, Loops loops) {
        this.loops = loops;
        this.sql = sql;
        this.handlers = handlers.stream().collect(Collectors.toMap(JobHandler::kind, Function.identity()));
    }

    void start(@Observes @Priority(10_000) StartupEvent started) {
        if (handlers.isEmpty()) {
            return;
        }
        for (int worker = 1; worker <= WORKERS; worker++) {
            workers.add(loops.start("jobs-" + worker, Duration.ofSeconds(1), this::workNext));
        }
        loops.start("job-leases", Duration.ofSeconds(3), this::renew);
    }

    void wake() {
        workers.forEach(Loop::wake);
    }

    private boolean renew() {
        if (!leases.isEmpty()) {
            sql.update("""
                    update job set lease_until = clock_timestamp() + interval '12 seconds'
                    where state = 'running' and lease = any(?)
                    """, (Object) leases.toArray(UUID[]::new));
        }
        return false;
    }

    private boolean workNext() throws InterruptedException {
        Optional<Taken> next = take();
        if (next.isEmpty()) {
            return false;
        }
        Taken job = next.get();
        if (job.attempts() > GREATEST_ATTEMPTS) {
            LOG.errorf("Job %s %s ended none of its %s attempts", job.kind(), job.id(), GREATEST_ATTEMPTS);
            giveUp(job, JobHandler.TOO_MANY_ATTEMPTS);
            return true;
        }
        leases.add(job.lease());
        Trace.begin(job.trace());
        try {
            Run run = new Run(job);
            Work.inScope(() -> {
                runHandler(handlers.get(job.kind()), job, run);
                return null;
            });
            end(job, "done", null);
        } catch (LeaseLost e) {
            LOG.warnf("Job %s was taken over by another instance", job.id());
        } catch (Stopping e) {
            release(job);
        } catch (InterruptedException e) {
            release(job);
            throw e;
        } catch (Throwable e) {
            // an Error too: whoever takes the job next would meet it again
            fail(job, e);
        } finally {
            leases.remove(job.lease());
            Trace.end();
        }
        return true;
    }

    private Optional<Taken> take() {
        UUID lease = Ids.next();
        return sql.first(
                """
                update job set state = 'running', lease = ?, attempts = attempts + 1,
                    lease_until = clock_timestamp() + interval '12 seconds'
                where id = (
                    select id from job
                    where state in ('queued', 'running') and (lease_until is null or lease_until < clock_timestamp())
                    order by created_at, id limit 1 for update skip locked)
                returning id, kind, params, done, attempts, traceparent
                """,
                row -> new Taken(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        row.getString("params"),
                        row.getLong("done"),
                        row.getInt("attempts"),
                        lease,
                        row.getString("traceparent")),
                lease);
    }

    private static <P> void runHandler(@Nullable JobHandler<P> handler, Taken job, JobRun run) throws Exception {
        if (handler == null) {
            throw new IllegalStateException("No handler for jobs of kind " + job.kind());
        }
        handler.run(EventJson.MAPPER.readValue(job.params(), handler.params()), run);
    }

    private void fail(Taken job, Throwable failure) {
        if (SqlFailure.isTransient(failure) && job.attempts() < GREATEST_ATTEMPTS) {
            LOG.warnf(failure, "Job %s %s was interrupted and is tried again", job.kind(), job.id());
            // the lease is left to run out: that is the pause before the next attempt
            return;
        }
        LOG.errorf(failure, "Job %s %s failed", job.kind(), job.id());
        giveUp(job, failure instanceof Problem problem ? problem.type().slug() : "internal");
    }

    private void giveUp(Taken job, String error) {
        try {
            Work.inTransaction(60, () -> {
                tellHandler(handlers.get(job.kind()), job, error);
                end(job, "failed", error);
                return null;
            });
        } catch (RuntimeException e) {
            if (SqlFailure.isTransient(e)) {
                throw e;
            }
            LOG.errorf(e, "Job %s %s could not tell that it failed", job.kind(), job.id());
            end(job, "failed", error);
        }
    }

    private static <P> void tellHandler(@Nullable JobHandler<P> handler, Taken job, String error) throws IOException {
        if (handler != null) {
            handler.failed(EventJson.MAPPER.readValue(job.params(), handler.params()), error);
        }
    }

    private void end(Taken job, String state, @Nullable String error) {
        sql.update("""
                update job set state = ?, error = ?, ended_at = clock_timestamp(), lease = null, lease_until = null
                where id = ? and lease = ?
                """, state, error, job.id(), job.lease());
    }

    // a stop of the service is no attempt that failed
    private void release(Taken job) {
        sql.update("""
                update job set state = 'queued', attempts = attempts - 1, lease = null, lease_until = null
                where id = ? and lease = ?
                """, job.id(), job.lease());
    }

    /** Another instance works on the job; this one must stop. */
    private static final class LeaseLost extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The service stops; the job goes on after the next start, where its progress says. */
    private static final class Stopping extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final class Run implements JobRun {

        private final Taken job;

        Run(Taken job) {
            this.job = job;
        }

        @Override
        public UUID jobId() {
            return job.id();
        }

        @Override
        public long done() {
            return job.done();
        }

        @Override
        public void progress(long done, long total, String message) {
            change("done = ?, total = ?, message = ?", done, total, message);
        }

        @Override
        public void result(Object result) {
            change("result = ?", Jobs.write(result));
        }

        private void change(String columns, Object... values) {
            if (loops.areStopping()) {
                throw new Stopping();
            }
            Object[] arguments = java.util.Arrays.copyOf(values, values.length + 2);
            arguments[values.length] = job.id();
            arguments[values.length + 1] = job.lease();
            if (sql.update("update job set " + columns + " where id = ? and lease = ?", arguments) == 0) {
                throw new LeaseLost();
            }
        }
    }
}
