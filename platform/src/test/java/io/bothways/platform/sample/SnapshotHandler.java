package io.bothways.platform.sample;

import io.bothways.platform.consumer.EventHandler;
import io.bothways.platform.event.ReceivedEvent;
import io.bothways.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Follows a compacted topic, where the newest event of a key is enough. */
@ApplicationScoped
class SnapshotHandler implements EventHandler {

    private final Sql sql;

    SnapshotHandler(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return "snapshot";
    }

    @Override
    public Set<String> topics() {
        return Set.of("contacts");
    }

    @Override
    public boolean gapsAreNormal() {
        return true;
    }

    @Override
    public void apply(ReceivedEvent event) {
        sql.update(
                "insert into effect (handler, key, value) values (?, ?, ?)",
                name(),
                event.key(),
                event.data().get("value").longValue());
    }
}
