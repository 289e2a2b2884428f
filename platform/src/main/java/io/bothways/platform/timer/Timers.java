package io.bothways.platform.timer;

import io.bothways.platform.clock.NextDue;
import io.bothways.platform.sql.Sql;
import io.bothways.platform.tx.AfterCommit;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Sets what becomes due in business time. Setting and cancelling belong to the current transaction. */
@ApplicationScoped
public class Timers implements NextDue {

    private final Sql sql;
    private final Clock clock;
    private final AfterCommit afterCommit;
    private final TimerLoop loop;

    Timers(Sql sql, Clock clock, AfterCommit afterCommit, TimerLoop loop) {
        this.sql = sql;
        this.clock = clock;
        this.afterCommit = afterCommit;
        this.loop = loop;
    }

    /** Sets the timer, or moves it if there is one of this kind and key. */
    public void at(String kind, String key, Instant due) {
        afterCommit.run(Timers.class, loop::wake);
        sql.update("""
                insert into timer (kind, key, due) values (?, ?, ?)
                on conflict (kind, key) do update set due = excluded.due, attempts = 0, retry_at = null
                """, kind, key, due);
    }

    /** Takes the timer back; nothing happens when there is none. */
    public void cancel(String kind, String key) {
        sql.update("delete from timer where kind = ? and key = ?", kind, key);
    }

    /** How many timers are due and have not fired. */
    public long due() {
        return sql.number("select count(*) from timer where due <= ?", clock.instant());
    }

    @Override
    public Optional<Instant> nextDue() {
        return sql.first("select due from timer order by due limit 1", row -> Sql.instant(row, "due"));
    }
}
