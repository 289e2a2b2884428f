package io.bothways.platform.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bothways.platform.access.Caller;
import io.bothways.platform.event.EventJson;
import io.bothways.platform.event.Wire;
import io.bothways.platform.id.Ids;
import io.bothways.platform.sql.Sql;
import io.bothways.platform.trace.Trace;
import io.bothways.platform.tx.AfterCommit;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Takes long work, to be done after the current transaction commits. Parameters are a small record: ids, not content. */
@ApplicationScoped
public class Jobs {

    private final Sql sql;
    private final Caller caller;
    private final Wire wire;
    private final AfterCommit afterCommit;
    private final JobLoop loop;

    Jobs(Sql sql, Caller caller, Wire wire, AfterCommit afterCommit, JobLoop loop) {
        this.sql = sql;
        this.caller = caller;
        this.wire = wire;
        this.afterCommit = afterCommit;
        this.loop = loop;
    }

    public UUID submit(String kind, Object params) {
        afterCommit.run(Jobs.class, loop::wake);
        UUID id = Ids.next();
        boolean known = Arc.container().requestContext().isActive() && caller.isKnown();
        sql.update(
                "insert into job (id, kind, params, submitted_by, traceparent) values (?, ?, ?, ?, ?)",
                id,
                kind,
                write(params),
                known ? caller.loginKey() : "service:" + wire.service(),
                Trace.parent().orElse(null));
        return id;
    }

    /** Jobs that wait or run. */
    public long open() {
        return sql.number("select count(*) from job where state in ('queued', 'running')");
    }

    static String write(Object value) {
        try {
            return EventJson.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(value.getClass().getSimpleName() + " is not JSON", e);
        }
    }
}
