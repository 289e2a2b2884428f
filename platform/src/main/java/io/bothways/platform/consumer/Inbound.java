package io.bothways.platform.consumer;

import com.fasterxml.jackson.databind.JsonNode;
import io.bothways.platform.event.EventJson;
import io.bothways.platform.event.ReceivedEvent;
import io.bothways.platform.event.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record as it came, before anyone trusts it.
 *
 * @param sequence 0 when the record has none: then it has no place among the events of its key
 * @param flaw why it is not an event; null when it is one
 */
record Inbound(
        String topic,
        int partition,
        long offset,
        String key,
        long sequence,
        String id,
        String type,
        @Nullable Instant time,
        @Nullable String traceparent,
        byte @Nullable [] payload,
        @Nullable JsonNode data,
        @Nullable String flaw) {

    /** As much of a name as is kept; no service of ours comes near, and PostgreSQL's indexes end at 2.7 kB. */
    private static final int LONGEST_NAME = 500;

    private static final String CUT = "… (cut)";
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2300-01-01T00:00:00Z");

    /** The events of one key on one topic are one line. */
    record Line(String topic, String key) {}

    static Inbound of(ConsumerRecord<byte[], byte[]> raw) {
        return of(
                Wire.nameOf(raw.topic()),
                raw.partition(),
                raw.offset(),
                raw.key() == null ? "" : printable(raw.key()),
                number(header(raw, "ce_keysequence")),
                header(raw, "ce_id"),
                header(raw, "ce_type"),
                instant(header(raw, "ce_time")),
                header(raw, "traceparent"),
                raw.value());
    }

    static Inbound of(
            String topic,
            int partition,
            long offset,
            String key,
            long sequence,
            @Nullable String id,
            @Nullable String type,
            @Nullable Instant time,
            @Nullable String traceparent,
            byte @Nullable [] payload) {
        @Nullable JsonNode data = json(payload);
        @Nullable String flaw = null;
        boolean hasLine = !key.isEmpty() && !isTooLong(key);
        if (key.isEmpty()) {
            flaw = "no key";
        } else if (isTooLong(key) || isTooLong(id) || isTooLong(type)) {
            flaw = "the key, ce_id or ce_type has more than " + LONGEST_NAME + " bytes";
        } else if (sequence < 1) {
            flaw = "no ce_keysequence";
        } else if (id == null || type == null || time == null) {
            flaw = "no ce_id, ce_type or usable ce_time";
        } else if (data == null) {
            flaw = payload == null ? "no payload" : "the payload is not a JSON object";
        }
        return new Inbound(
                topic,
                partition,
                offset,
                cut(key),
                hasLine ? Math.max(0, sequence) : 0,
                cut(id == null ? "" : id),
                cut(type == null ? "" : type),
                time,
                traceparent,
                payload,
                data,
                flaw);
    }

    Line line() {
        return new Line(topic, key);
    }

    boolean hasPlace() {
        return sequence > 0;
    }

    ReceivedEvent event() {
        if (flaw != null || time == null || data == null) {
            throw new MalformedRecord(flaw == null ? "incomplete" : flaw);
        }
        return new ReceivedEvent(id, topic, key, sequence, Wire.shortType(type), time, data);
    }

    private static @Nullable String header(ConsumerRecord<?, ?> raw, String name) {
        @Nullable Header header = raw.headers().lastHeader(name);
        return header == null || header.value() == null ? null : printable(header.value());
    }

    // PostgreSQL refuses U+0000, and a record from outside must not stop us
    private static String printable(byte[] text) {
        return new String(text, StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    }

    private static long number(@Nullable String text) {
        try {
            return text == null ? 0 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            @Nullable Instant time = text == null ? null : Instant.parse(text);
            // Java's years reach further than PostgreSQL's
            return time == null || time.isBefore(EARLIEST) || !time.isBefore(LATEST) ? null : time;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static boolean isTooLong(@Nullable String name) {
        return name != null && name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME;
    }

    // what was cut stays too long, so that a record read back from the database has the same flaw
    private static String cut(String name) {
        if (!isTooLong(name) || name.endsWith(CUT)) {
            return name;
        }
        int end = Math.min(name.length(), LONGEST_NAME);
        return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end) + CUT;
    }

    private static @Nullable JsonNode json(byte @Nullable [] payload) {
        if (payload == null) {
            return null;
        }
        try {
            @Nullable JsonNode data = EventJson.MAPPER.readTree(payload);
            return data != null && data.isObject() ? data : null;
        } catch (IOException e) {
            return null;
        }
    }
}
