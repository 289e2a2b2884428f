package io.bothways.platform.audit;

import io.bothways.platform.access.Caller;
import io.bothways.platform.event.Wire;
import io.bothways.platform.sql.Sql;
import io.bothways.platform.trace.Exchange;
import io.bothways.platform.trace.Trace;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;

/**
 * Writes down who changed what, in the transaction of the change. Who is the login key of the caller, or the service
 * itself for what events, timers and jobs do. Rows are sealed in a hash chain within about a second.
 */
@ApplicationScoped
public class Audit {

    private final Sql sql;
    private final Clock clock;
    private final Caller caller;
    private final Exchange exchange;
    private final Wire wire;

    Audit(Sql sql, Clock clock, Caller caller, Exchange exchange, Wire wire) {
        this.sql = sql;
        this.clock = clock;
        this.caller = caller;
        this.exchange = exchange;
        this.wire = wire;
    }

    /** One change of one thing, such as {@code record("proposal-accepted", "proposal", id)}. */
    public void record(String action, String entity, Object id) {
        recordAll(action, entity, List.of(id));
    }

    /** The same change of many things, in one statement. */
    public void recordAll(String action, String entity, Collection<?> ids) {
        boolean scoped = Arc.container().requestContext().isActive();
        if (scoped) {
            exchange.accountedFor();
        }
        if (ids.isEmpty()) {
            return;
        }
        sql.update(
                """
                insert into audit (at, actor, action, entity, entity_id, origin, trace_id)
                select ?, ?, ?, ?, entity_id, ?, ? from unnest(?::text[]) with ordinality as u(entity_id, position)
                order by position
                """,
                clock.instant(),
                scoped && caller.isKnown() ? caller.loginKey() : "service:" + wire.service(),
                action,
                entity,
                scoped ? exchange.origin() : "",
                Trace.id().orElse(null),
                ids.stream().map(String::valueOf).toArray(String[]::new));
    }
}
