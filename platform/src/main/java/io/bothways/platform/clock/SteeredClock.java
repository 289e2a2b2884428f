package io.bothways.platform.clock;

import io.bothways.platform.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Keeps the offset of business time in the database, and refuses to have one outside the profiles demo and test. */
@ApplicationScoped
class SteeredClock {

    private final BusinessClock clock = new BusinessClock();
    private final Sql sql;
    private final Event<ClockAdvanced> advanced;

    SteeredClock(Sql sql, Event<ClockAdvanced> advanced) {
        this.sql = sql;
        this.advanced = advanced;
    }

    @Produces
    @Singleton
    Clock clock() {
        return clock;
    }

    boolean isSteerable() {
        return ConfigUtils.isProfileActive("demo") || ConfigUtils.isProfileActive("test");
    }

    void load(@Observes @Priority(1) StartupEvent started) {
        if (isSteerable()) {
            clock.shift(Duration.ofMillis(sql.number("select coalesce(max(offset_millis), 0) from platform_clock")));
        }
    }

    /** Moves business time forward to the given instant; an instant already past changes nothing. */
    Instant advanceTo(Instant target) {
        // rounded up, so that what is due at the target is due now
        long millis = Duration.between(Instant.now(), target).toMillis() + 1;
        long offset = QuarkusTransaction.requiringNew().call(() -> sql.number("""
                insert into platform_clock (only_row, offset_millis) values (true, greatest(?, 0))
                on conflict (only_row) do update
                set offset_millis = greatest(platform_clock.offset_millis, excluded.offset_millis)
                returning offset_millis
                """, millis));
        clock.shift(Duration.ofMillis(offset));
        Instant now = clock.instant();
        advanced.fire(new ClockAdvanced(now));
        return now;
    }
}
