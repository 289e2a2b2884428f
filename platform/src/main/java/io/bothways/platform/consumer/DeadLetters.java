package io.bothways.platform.consumer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.bothways.platform.consumer.Inbound.Line;
import io.bothways.platform.event.Event;
import io.bothways.platform.event.Wire;
import io.bothways.platform.id.Ids;
import io.bothways.platform.outbox.Outbox;
import io.bothways.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records that failed, and those waiting behind them or behind a gap. */
@ApplicationScoped
class DeadLetters {

    /** A stored record. */
    record Letter(
            UUID id,
            Inbound inbound,
            String state,
            @Nullable String handler,
            @Nullable String cause,
            int attempts,
            Instant firstFailedAt,
            Instant lastFailedAt) {

        boolean isPoison() {
            return state.equals("poison");
        }
    }

    private static final int LONGEST_CAUSE = 500;

    /** Tells whoever watches the topic of dead letters; what the record said stays in the database. */
    record DeadLettered(
            @JsonIgnore String consumer,
            @JsonProperty("topic") String fromTopic,
            int partition,
            long offset,
            @JsonProperty("key") String fromKey,
            long sequence,
            String eventId,
            @JsonProperty("type") String fromType,
            @Nullable String handler,
            String cause)
            implements Event {

        @Override
        public String topic() {
            return "dead-letters." + consumer;
        }

        @Override
        public String type() {
            return "dead-lettered";
        }

        @Override
        public String key() {
            return fromTopic + ":" + partition + ":" + offset;
        }
    }

    private final Sql sql;
    private final Outbox outbox;
    private final String consumer;

    DeadLetters(Sql sql, Outbox outbox, Wire wire) {
        this.sql = sql;
        this.outbox = outbox;
        this.consumer = wire.service();
    }

    /** Keeps a record that has no place in any line. It holds nothing up. */
    void refuse(Inbound inbound) {
        String cause = "MalformedRecord: " + inbound.flaw();
        if (insert(inbound, "poison", null, cause, "on conflict do nothing") == 1) {
            announce(inbound, null, cause);
        }
    }

    /** Lets a record wait for those before it. */
    void park(Inbound inbound) {
        int unused = insert(inbound, "parked", null, null, "on conflict do nothing");
    }

    /** Keeps a record that failed for good; the later ones of its line wait from now on. */
    void poison(Inbound inbound, Throwable failure) {
        @Nullable String handler = handlerOf(failure);
        String cause = describe(failure);
        announce(inbound, handler, cause);
        insert(inbound, "poison", handler, cause, """
                on conflict (consumer, topic, key, sequence) where sequence is not null do update
                set state = 'poison', handler = excluded.handler, cause = excluded.cause,
                    attempts = dead_letter.attempts + 1, last_failed_at = clock_timestamp()
                """);
    }

    boolean holds(Inbound inbound) {
        return sql.yes(
                "select exists (select from dead_letter where consumer = ? and topic = ? and key = ? and sequence = ?)",
                consumer,
                inbound.topic(),
                inbound.key(),
                inbound.sequence());
    }

    /** The first record of a line that waits. */
    Optional<Letter> first(Line line) {
        return sql.first("""
                select * from dead_letter where consumer = ? and topic = ? and key = ? and sequence is not null
                order by sequence limit 1
                """, DeadLetters::letter, consumer, line.topic(), line.key());
    }

    Optional<Letter> find(UUID id) {
        return sql.first("select * from dead_letter where id = ? and consumer = ?", DeadLetters::letter, id, consumer);
    }

    List<Letter> list(@Nullable UUID after, int limit) {
        return sql.list(
                "select * from dead_letter where consumer = ? and (?::uuid is null or id > ?) order by id limit ?",
                DeadLetters::letter,
                consumer,
                after,
                after,
                limit);
    }

    long count() {
        return sql.number("select count(*) from dead_letter");
    }

    void remove(UUID id) {
        sql.update("delete from dead_letter where id = ?", id);
    }

    private void announce(Inbound inbound, @Nullable String handler, String cause) {
        outbox.publish(new DeadLettered(
                consumer,
                inbound.topic(),
                inbound.partition(),
                inbound.offset(),
                inbound.key(),
                inbound.sequence(),
                inbound.id(),
                inbound.type(),
                handler,
                cause));
    }

    private int insert(
            Inbound inbound, String state, @Nullable String handler, @Nullable String cause, String onConflict) {
        return sql.update(
                """
                insert into dead_letter (id, consumer, topic, partition, record_offset, key, sequence, event_id, type,
                    occurred_at, traceparent, payload, state, handler, cause, attempts)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """ + onConflict,
                Ids.next(),
                consumer,
                inbound.topic(),
                inbound.partition(),
                inbound.offset(),
                inbound.key(),
                inbound.hasPlace() ? inbound.sequence() : null,
                inbound.id(),
                inbound.type(),
                inbound.time(),
                inbound.traceparent(),
                inbound.payload(),
                state,
                handler,
                cause,
                cause == null ? 0 : 1);
    }

    private static Letter letter(ResultSet row) throws SQLException {
        Inbound inbound = Inbound.of(
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("record_offset"),
                row.getString("key"),
                row.getLong("sequence"),
                row.getString("event_id"),
                row.getString("type"),
                Sql.instantOrNull(row, "occurred_at"),
                row.getString("traceparent"),
                row.getBytes("payload"));
        return new Letter(
                row.getObject("id", UUID.class),
                inbound,
                row.getString("state"),
                row.getString("handler"),
                row.getString("cause"),
                row.getInt("attempts"),
                Sql.instant(row, "first_failed_at"),
                Sql.instant(row, "last_failed_at"));
    }

    private static @Nullable String handlerOf(Throwable failure) {
        for (@Nullable Throwable it = failure; it != null; it = it.getCause()) {
            if (it instanceof HandlerFailure handlerFailure) {
                return handlerFailure.handler();
            }
        }
        return null;
    }

    // events hold no private content by rule, so neither does what is said about them
    private static String describe(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String text = (root.getClass().getSimpleName() + ": " + root.getMessage()).replace('\0', '\uFFFD');
        return text.length() <= LONGEST_CAUSE ? text : text.substring(0, LONGEST_CAUSE);
    }
}
