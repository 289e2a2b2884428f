package io.bothways.platform.outbox;

import io.bothways.platform.loop.Loop;
import io.bothways.platform.sql.Sql;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How much waits in the outbox and for how long, measured once a second so that a scrape costs nothing. */
@ApplicationScoped
public class OutboxState {

    private record Measure(long pending, double oldestAgeSeconds) {}

    private final Sql sql;
    private volatile Measure last = new Measure(0, 0);
    private @Nullable Loop loop;

    OutboxState(Sql sql, MeterRegistry meters) {
        this.sql = sql;
        meters.gauge("bothways.outbox.pending", this, state -> state.last.pending());
        meters.gauge("bothways.outbox.oldest.age.seconds", this, state -> state.last.oldestAgeSeconds());
    }

    void start(@Observes StartupEvent started) {
        loop = Loop.start("outbox-state", Duration.ofSeconds(1), () -> {
            last = measure();
            return false;
        });
    }

    @PreDestroy
    void stop() {
        if (loop != null) {
            loop.close();
        }
    }

    /** How many events are not yet acknowledged by the broker, as of now. */
    public long pending() {
        return sql.number("select count(*) from outbox");
    }

    private Measure measure() {
        // real time on purpose: how long events wait is a fact about the machine
        return sql.list("""
                        select count(*), coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0) from outbox
                        """, row -> new Measure(row.getLong(1), row.getDouble(2)))
                .getFirst();
    }
}
