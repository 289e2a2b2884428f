package io.bothways.platform.outbox;

import io.bothways.platform.sql.Sql;
import io.bothways.platform.verify.Check;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** No event has been waiting to be sent for longer than a few seconds. */
@ApplicationScoped
class OutboxDrained implements Check {

    private final Sql sql;

    OutboxDrained(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return "outbox-drained";
    }

    @Override
    public List<String> violations() {
        return sql.list("""
                select topic, count(*) from outbox where created_at < clock_timestamp() - interval '5 seconds'
                group by topic order by topic
                """, row -> row.getLong(2) + " events wait for topic " + row.getString(1));
    }
}
