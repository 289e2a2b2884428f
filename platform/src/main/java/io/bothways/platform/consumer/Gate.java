package io.bothways.platform.consumer;

import io.bothways.platform.consumer.Inbound.Line;
import io.bothways.platform.event.Wire;
import io.bothways.platform.sql.Sql;
import io.bothways.platform.trace.Trace;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lets each event through once and in order. One row per line of events says which sequence took effect last; it is
 * locked, compared and moved on in the transaction of the effect: at or before it is a duplicate, the next is applied,
 * later ones are parked until the gap is filled (on compacted topics a gap is normal and the newer event wins).
 */
@ApplicationScoped
class Gate {

    /** Where a line stands. */
    private static final class Place {
        final boolean stored;
        long last;
        boolean held;
        boolean moved;

        Place(boolean stored, long last, boolean held) {
            this.stored = stored;
            this.last = last;
            this.held = held;
        }
    }

    private final Sql sql;
    private final Handlers handlers;
    private final DeadLetters letters;
    private final String consumer;
    private final Counter duplicates;

    Gate(Sql sql, Handlers handlers, DeadLetters letters, Wire wire, MeterRegistry meters) {
        this.sql = sql;
        this.handlers = handlers;
        this.letters = letters;
        this.consumer = wire.service();
        this.duplicates = meters.counter("bothways.consumer.duplicates");
    }

    /**
     * Passes records in the current transaction, with one statement to read the places and at most two to move them.
     *
     * @return the lines that moved on and have records waiting behind them
     */
    Set<Line> pass(List<Inbound> records) {
        Map<Line, Place> places = places(records.stream()
                .filter(Inbound::hasPlace)
                .map(Inbound::line)
                .distinct()
                .toList());
        Set<Line> waiting = new LinkedHashSet<>();
        for (Inbound inbound : records) {
            if (!inbound.hasPlace()) {
                letters.refuse(inbound);
                continue;
            }
            Place place = places.get(inbound.line());
            if (place == null || inbound.sequence() <= place.last) {
                duplicates.increment();
            } else if (isNext(inbound, place)) {
                apply(inbound);
                place.last = inbound.sequence();
                place.moved = true;
                if (place.held) {
                    waiting.add(inbound.line());
                }
            } else {
                letters.park(inbound);
                place.held = true;
            }
        }
        move(places);
        return waiting;
    }

    private boolean isNext(Inbound inbound, Place place) {
        if (place.held) {
            // the missing event of a gap is next; the poisoned one, delivered again, is not
            return inbound.sequence() == place.last + 1 && !letters.holds(inbound);
        }
        return inbound.sequence() == place.last + 1 || handlers.gapsAreNormal(inbound.topic());
    }

    /** Applies a record that the caller has found to be next. */
    void apply(Inbound inbound) {
        Trace.begin(inbound.traceparent());
        handlers.apply(inbound.event());
    }

    /** The last sequence of one line, locked. */
    long lock(Line line) {
        return sql.first(
                        "select last_sequence from consumed where consumer = ? and topic = ? and key = ? for update",
                        row -> row.getLong(1),
                        consumer,
                        line.topic(),
                        line.key())
                .orElse(0L);
    }

    /** Puts a record that cannot be applied aside, unless it has taken effect meanwhile. */
    void poison(Inbound inbound, Throwable failure) {
        sql.update(
                "insert into consumed (consumer, topic, key, last_sequence) values (?, ?, ?, 0) on conflict do nothing",
                consumer,
                inbound.topic(),
                inbound.key());
        if (inbound.sequence() > lock(inbound.line())) {
            letters.poison(inbound, failure);
        }
    }

    /** Moves one locked line on. */
    void moveTo(Line line, long sequence) {
        sql.update(
                "update consumed set last_sequence = ? where consumer = ? and topic = ? and key = ?",
                sequence,
                consumer,
                line.topic(),
                line.key());
    }

    private Map<Line, Place> places(Collection<Line> lines) {
        Map<Line, Place> places = new HashMap<>();
        lines.forEach(line -> places.put(line, new Place(false, 0, false)));
        sql.list(
                """
                select topic, key, last_sequence, exists (
                    select from dead_letter d
                    where d.consumer = c.consumer and d.topic = c.topic and d.key = c.key and d.sequence is not null)
                    as held
                from consumed c
                where consumer = ? and (topic, key) in (select * from unnest(?::text[], ?::text[]))
                order by topic, key
                for update
                """,
                row -> places.put(
                        new Line(row.getString("topic"), row.getString("key")),
                        new Place(true, row.getLong("last_sequence"), row.getBoolean("held"))),
                consumer,
                lines.stream().map(Line::topic).toArray(String[]::new),
                lines.stream().map(Line::key).toArray(String[]::new));
        return places;
    }

    private void move(Map<Line, Place> places) {
        List<Line> known = new ArrayList<>();
        List<Line> fresh = new ArrayList<>();
        places.forEach((line, place) -> {
            if (place.stored && place.moved) {
                known.add(line);
            } else if (!place.stored && (place.moved || place.held)) {
                fresh.add(line);
            }
        });
        if (!known.isEmpty()) {
            sql.update("""
                    update consumed c set last_sequence = u.last_sequence
                    from unnest(?::text[], ?::text[], ?::bigint[]) as u(topic, key, last_sequence)
                    where c.consumer = ? and c.topic = u.topic and c.key = u.key
                    """, topics(known), keys(known), lasts(known, places), consumer);
        }
        if (!fresh.isEmpty()) {
            // no "on conflict": if another member passed the first event of a line meanwhile, this must fail and start
            // over
            sql.update("""
                    insert into consumed (consumer, topic, key, last_sequence)
                    select ?, topic, key, last_sequence
                    from unnest(?::text[], ?::text[], ?::bigint[]) as u(topic, key, last_sequence)
                    """, consumer, topics(fresh), keys(fresh), lasts(fresh, places));
        }
    }

    private static String[] topics(List<Line> lines) {
        return lines.stream().map(Line::topic).toArray(String[]::new);
    }

    private static String[] keys(List<Line> lines) {
        return lines.stream().map(Line::key).toArray(String[]::new);
    }

    private static Long[] lasts(List<Line> lines, Map<Line, Place> places) {
        return lines.stream()
                .map(line -> {
                    Place place = places.get(line);
                    return place == null ? 0L : place.last;
                })
                .toArray(Long[]::new);
    }
}
