package io.bothways.platform.sample;

import io.bothways.platform.consumer.EventHandler;
import io.bothways.platform.event.ReceivedEvent;
import io.bothways.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Writes one row per effect, and fails for the keys that a test has cursed. */
@ApplicationScoped
public class SampleHandler implements EventHandler {

    private final Sql sql;
    private final Set<String> cursed = ConcurrentHashMap.newKeySet();

    record Counted(long value) {}

    SampleHandler(Sql sql) {
        this.sql = sql;
    }

    public void curse(String key) {
        cursed.add(key);
    }

    public void bless(String key) {
        cursed.remove(key);
    }

    @Override
    public String name() {
        return "sample";
    }

    @Override
    public Set<String> topics() {
        return Set.of("goals", "feedback", "check-ins");
    }

    @Override
    public void apply(ReceivedEvent event) {
        Counted counted = event.as(Counted.class);
        sql.update("insert into effect (handler, key, value) values (?, ?, ?)", name(), event.key(), counted.value());
        if (cursed.contains(event.key())) {
            throw new IllegalStateException("cursed");
        }
    }
}
