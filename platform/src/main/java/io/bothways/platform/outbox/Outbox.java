package io.bothways.platform.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bothways.platform.event.Event;
import io.bothways.platform.event.EventJson;
import io.bothways.platform.event.Wire;
import io.bothways.platform.id.Ids;
import io.bothways.platform.sql.Sql;
import io.bothways.platform.trace.Trace;
import io.bothways.platform.tx.AfterCommit;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The only way out for events. They are stored in the transaction of the state change and sent afterwards, at least once
 * and in order per topic and key.
 *
 * <p>One statement per call: it counts the sequence of each key up in {@code outbox_key}, which locks the key, and only
 * then gives the rows their place in the queue. Hence of two transactions that publish for one key the second waits for
 * the first, and its events stand behind. Keys are locked in their order, so bulk calls do not deadlock each other.
 */
@ApplicationScoped
public class Outbox {

    /** In bytes, like the broker's own limit of 1 MiB, which also counts key and headers. */
    private static final int GREATEST_PAYLOAD = 900 * 1024;

    private static final int CHUNK = 1_000;

    private static final String INSERT = """
            with incoming as (
                select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[])
                    with ordinality as i(event_id, topic, key, type, payload, position)
            ), amount as (
                select topic, key, count(*) as events from incoming group by topic, key order by topic, key
            ), counter as (
                insert into outbox_key as k (topic, key, last_sequence)
                select topic, key, events from amount order by topic, key
                on conflict (topic, key) do update set last_sequence = k.last_sequence + excluded.last_sequence
                returning topic, key, last_sequence
            )
            insert into outbox (event_id, topic, key, sequence, type, payload, traceparent, occurred_at)
            select event_id, topic, key,
                   last_sequence - events + row_number() over (partition by topic, key order by position),
                   type, payload, ?, ?
            from incoming join amount using (topic, key) join counter using (topic, key)
            order by position
            """;

    private final Sql sql;
    private final Clock clock;
    private final AfterCommit afterCommit;
    private final Relay relay;
    private final Wire wire;
    private final Set<String> topics;

    Outbox(
            Sql sql,
            Clock clock,
            AfterCommit afterCommit,
            Relay relay,
            Wire wire,
            @ConfigProperty(name = "bothways.topics") Optional<Set<String>> topics) {
        this.wire = wire;
        this.topics = Set.copyOf(topics.orElse(Set.of()));
        this.sql = sql;
        this.clock = clock;
        this.afterCommit = afterCommit;
        this.relay = relay;
    }

    /** The topics that this service may write, by their names on Kafka. */
    public Set<String> topics() {
        return Stream.concat(topics.stream(), Stream.of(wire.deadLetters()))
                .map(wire::topic)
                .collect(Collectors.toSet());
    }

    /** Publishes one event when the current transaction commits. */
    public void publish(Event event) {
        publishAll(List.of(event));
    }

    /** Publishes events when the current transaction commits, those of one key in the order given. */
    public void publishAll(Collection<? extends Event> events) {
        if (events.isEmpty()) {
            return;
        }
        afterCommit.run(Outbox.class, relay::wake);
        List<Event> chunk = new ArrayList<>(Math.min(CHUNK, events.size()));
        for (Event event : events) {
            demandDeclared(event.topic());
            chunk.add(event);
            if (chunk.size() == CHUNK) {
                insert(chunk);
                chunk.clear();
            }
        }
        if (!chunk.isEmpty()) {
            insert(chunk);
        }
    }

    // what is declared is looked for when the service starts; anything else might wait for ever
    private void demandDeclared(String topic) {
        if (!topics.contains(topic) && !topic.equals(wire.deadLetters())) {
            throw new IllegalArgumentException("Topic " + topic + " is not among bothways.topics of this service");
        }
    }

    private void insert(List<Event> events) {
        Instant now = clock.instant();
        sql.update(
                INSERT,
                events.stream().map(event -> Ids.next()).toArray(UUID[]::new),
                events.stream().map(Event::topic).toArray(String[]::new),
                events.stream().map(Event::key).toArray(String[]::new),
                events.stream().map(Event::type).toArray(String[]::new),
                events.stream().map(Outbox::payload).toArray(String[]::new),
                Trace.parent().orElse(null),
                now);
    }

    private static boolean isTooLarge(String payload) {
        // a character is at most three bytes, so hardly any payload has to be encoded for this
        return payload.length() > GREATEST_PAYLOAD / 3
                && payload.getBytes(StandardCharsets.UTF_8).length > GREATEST_PAYLOAD;
    }

    private static String payload(Event event) {
        try {
            String payload = EventJson.MAPPER.writeValueAsString(event);
            // an oversized row would hold back its key for good; refused here it stops one transaction
            if (isTooLarge(payload)) {
                throw new IllegalArgumentException(
                        "Event " + event.type() + " has more than " + GREATEST_PAYLOAD + " bytes");
            }
            return payload;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Event " + event.type() + " is not JSON", e);
        }
    }
}
