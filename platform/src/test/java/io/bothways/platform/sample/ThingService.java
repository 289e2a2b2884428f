package io.bothways.platform.sample;

import io.bothways.platform.audit.Audit;
import io.bothways.platform.event.Event;
import io.bothways.platform.id.Ids;
import io.bothways.platform.outbox.Outbox;
import io.bothways.platform.problem.StandardProblem;
import io.bothways.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class ThingService {

    record Thing(UUID id, String name, int amount, long version) {}

    record ThingCreated(UUID thingId, int amount) implements Event {
        @Override
        public String topic() {
            return "settings";
        }

        @Override
        public String type() {
            return "thing-created";
        }

        @Override
        public String key() {
            return thingId.toString();
        }
    }

    private final Sql sql;
    private final Outbox outbox;
    private final Audit audit;

    ThingService(Sql sql, Outbox outbox, Audit audit) {
        this.sql = sql;
        this.outbox = outbox;
        this.audit = audit;
    }

    @Transactional
    Thing create(String name, int amount) {
        Thing thing = new Thing(Ids.next(), name, amount, 1);
        sql.update("insert into thing (id, name, amount, version) values (?, ?, ?, 1)", thing.id(), name, amount);
        outbox.publish(new ThingCreated(thing.id(), amount));
        audit.record("thing-created", "thing", thing.id());
        return thing;
    }

    @Transactional
    Thing change(Thing old, String name, int amount) {
        Thing thing = new Thing(old.id(), name, amount, old.version() + 1);
        int changed = sql.update(
                "update thing set name = ?, amount = ?, version = ? where id = ? and version = ?",
                name,
                amount,
                thing.version(),
                old.id(),
                old.version());
        if (changed == 0) {
            throw StandardProblem.STALE.plain();
        }
        audit.record("thing-changed", "thing", thing.id());
        return thing;
    }

    Optional<Thing> find(UUID id) {
        return sql.first("select * from thing where id = ?", ThingService::thing, id);
    }

    List<Thing> list(@Nullable String name, String after, int limit) {
        return sql.list(
                "select * from thing where name > ? and (?::text is null or name = ?) order by name limit ?",
                ThingService::thing,
                after,
                name,
                name,
                limit);
    }

    private static Thing thing(ResultSet row) throws SQLException {
        return new Thing(
                row.getObject("id", UUID.class), row.getString("name"), row.getInt("amount"), row.getLong("version"));
    }
}
