package io.bothways.platform.sample;

import io.bothways.platform.sql.Sql;
import io.bothways.platform.timer.TimerHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Writes one row per firing, and fails for the keys that a test has cursed. */
@ApplicationScoped
public class SampleTimers implements TimerHandler {

    private final Sql sql;
    private final Set<String> cursed = ConcurrentHashMap.newKeySet();

    SampleTimers(Sql sql) {
        this.sql = sql;
    }

    public void curse(String key) {
        cursed.add(key);
    }

    public void bless(String key) {
        cursed.remove(key);
    }

    @Override
    public String kind() {
        return "sample";
    }

    @Override
    public void fire(String key, Instant due) {
        sql.update("insert into effect (handler, key, value) values ('timer', ?, ?)", key, due.toEpochMilli());
        if (cursed.contains(key)) {
            throw new IllegalStateException("cursed");
        }
    }
}
