package io.bothways.platform.outbox;

import io.bothways.platform.loop.Loops;
import io.bothways.platform.sql.Sql;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** How much waits in the outbox and for how long, measured once a second so that a scrape costs nothing. */
@ApplicationScoped
public class OutboxState {

    private record Measure(long pending, double oldestAgeSeconds) {}

    private final Sql sql;
    private final Relay relay;
    private final Loops loops;
    private volatile Measure last = new Measure(0, 0);

    OutboxState(Sql sql, Relay relay, Loops loops, MeterRegistry meters) {
        this.loops = loops;
        this.sql = sql;
        this.relay = relay;
        meters.gauge("bothways.outbox.pending", this, state -> state.last.pending());
        meters.gauge("bothways.outbox.oldest.age.seconds", this, state -> state.last.oldestAgeSeconds());
    }

    void start(@Observes StartupEvent started) {
        loops.start("outbox-state", Duration.ofSeconds(1), () -> {
            last = measure();
            return false;
        });
    }

    /** How many events are not yet acknowledged by the broker, as of now. */
    public long pending() {
        return sql.number("select count(*) from outbox");
    }

    /** False while the broker does not take what is to be sent. */
    public boolean isRelayWorking() {
        return relay.isWorking();
    }

    private Measure measure() {
        // real time on purpose: how long events wait is a fact about the machine
        return sql.list("""
                        select count(*), coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0) from outbox
                        """, row -> new Measure(row.getLong(1), row.getDouble(2)))
                .getFirst();
    }
}
