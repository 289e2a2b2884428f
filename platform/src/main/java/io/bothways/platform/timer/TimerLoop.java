package io.bothways.platform.timer;

import io.bothways.platform.clock.ClockAdvanced;
import io.bothways.platform.loop.Loop;
import io.bothways.platform.loop.Loops;
import io.bothways.platform.sql.Sql;
import io.bothways.platform.trace.Trace;
import io.bothways.platform.tx.Work;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Fires timers in due order, each in its own transaction and once: the row goes in the transaction of the effect. One
 * instance of the service fires at a time, by advisory lock, because two would not keep the order. A timer that fails
 * waits (real time, doubling up to five minutes) and lets the others pass.
 */
@ApplicationScoped
class TimerLoop {

    private static final Logger LOG = Logger.getLogger(TimerLoop.class);
    private static final long LOCK = 7_310_003;

    private record Due(String kind, String key, Instant due) {}

    private final Sql sql;
    private final Clock clock;
    private final Map<String, TimerHandler> handlers;
    private final MeterRegistry meters;
    private final Loops loops;
    private @Nullable Loop loop;

    TimerLoop(Sql sql, Clock clock, @All List<TimerHandler> handlers, Loops loops, MeterRegistry meters) {
        this.loops = loops;
        this.sql = sql;
        this.clock = clock;
        this.handlers = handlers.stream().collect(Collectors.toMap(TimerHandler::kind, Function.identity()));
        this.meters = meters;
    }

    void start(@Observes @Priority(10_000) StartupEvent started) {
        loop = loops.start("timers", java.time.Duration.ofMillis(500), this::fireNext);
    }

    void onAdvance(@Observes ClockAdvanced advanced) {
        wake();
    }

    void wake() {
        if (loop != null) {
            loop.wake();
        }
    }

    void stop() {
        if (loop != null) {
            loop.close();
        }
    }

    private boolean fireNext() {
        Due[] tried = new Due[1];
        try {
            return Work.inTransaction(60, () -> {
                if (!sql.yes("select pg_try_advisory_xact_lock(?)", LOCK)) {
                    return false;
                }
                Optional<Due> next = takeNext();
                if (next.isEmpty()) {
                    return false;
                }
                Due due = next.get();
                tried[0] = due;
                Trace.begin(null);
                @Nullable TimerHandler handler = handlers.get(due.kind());
                if (handler == null) {
                    throw new IllegalStateException("No handler for timers of kind " + due.kind());
                }
                handler.fire(due.key(), due.due());
                meters.counter("bothways.timers.fired", "kind", due.kind()).increment();
                return true;
            });
        } catch (RuntimeException e) {
            if (tried[0] == null) {
                throw e;
            }
            LOG.errorf(e, "Timer %s of key %s failed and waits", tried[0].kind(), tried[0].key());
            meters.counter("bothways.timers.failed", "kind", tried[0].kind()).increment();
            postpone(tried[0]);
            return true;
        } finally {
            Trace.end();
        }
    }

    private Optional<Due> takeNext() {
        return sql.first(
                """
                delete from timer where (kind, key) in (
                    select kind, key from timer
                    where due <= ? and (retry_at is null or retry_at <= clock_timestamp())
                    order by due, kind, key limit 1 for update skip locked)
                returning kind, key, due
                """,
                row -> new Due(row.getString("kind"), row.getString("key"), Sql.instant(row, "due")),
                clock.instant());
    }

    private void postpone(Due due) {
        sql.update("""
                update timer set attempts = attempts + 1,
                    retry_at = clock_timestamp() + least(interval '5 minutes', interval '200 ms' * 2 ^ least(attempts, 20))
                where kind = ? and key = ? and due = ?
                """, due.kind(), due.key(), due.due());
    }
}
