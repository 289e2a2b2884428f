package io.bothways.platform.outbox;

import io.bothways.platform.event.Wire;
import io.bothways.platform.loop.Loop;
import io.bothways.platform.loop.Loops;
import io.bothways.platform.sql.Sql;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends what the outbox holds. Each step is one transaction: take the relay's advisory lock, delete the first rows in
 * queue order, send them, wait for every acknowledgement, commit. A failure anywhere brings the rows back, so nothing is
 * lost and the worst that happens is that a batch is sent twice, in order. Rows are deleted and not remembered by a
 * highest number, because numbers commit out of order. The lock lives as long as the transaction, so a paused relay
 * cannot wake up beside its successor.
 *
 * <p>A record that Kafka refuses for good, because it is too large, holds back its key and no other: the batch is rolled
 * back, and the next ones leave out that key for a minute. Large records are waited for one by one, so that none of the
 * same key overtakes one that is refused.
 */
@ApplicationScoped
class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);

    static final long LOCK = 7_310_001;
    private static final int BATCH = 500;
    private static final int GREATEST_BATCH_BYTES = 8_000_000;
    private static final int LARGE = 100_000;
    private static final Duration HOLD = Duration.ofMinutes(1);

    private record Line(String topic, String key) {}

    private record Row(
            long seq,
            String eventId,
            String topic,
            String key,
            long sequence,
            String type,
            String payload,
            @Nullable String traceparent,
            Instant occurredAt) {
        Line line() {
            return new Line(topic, key);
        }
    }

    private final Sql sql;
    private final Wire wire;
    private final String bootstrapServers;
    private final MeterRegistry meters;
    private final Counter published;
    private final Loops loops;
    /** Lines whose first record was refused for good, and when (System.nanoTime) they are tried again. */
    private final Map<Line, Long> held = new ConcurrentHashMap<>();

    private volatile boolean working = true;
    private @Nullable Loop loop;
    private @Nullable KafkaProducer<String, byte[]> producer;
    private @Nullable KafkaClientMetrics producerMetrics;

    Relay(
            Sql sql,
            Wire wire,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            Loops loops,
            MeterRegistry meters) {
        this.loops = loops;
        this.sql = sql;
        this.wire = wire;
        this.bootstrapServers = bootstrapServers;
        this.meters = meters;
        this.published = meters.counter("bothways.relay.published");
        meters.gaugeMapSize("bothways.relay.held.keys", Tags.empty(), held);
    }

    void start(@Observes StartupEvent started) {
        held.clear();
        loop = loops.start("relay", Duration.ofSeconds(1), this::relay);
    }

    /** False while sending fails. */
    boolean isWorking() {
        return working;
    }

    /** Says that rows were committed. */
    void wake() {
        if (loop != null) {
            loop.wake();
        }
    }

    @PreDestroy
    void stop() {
        if (loop != null) {
            loop.close();
        }
        discardProducer();
    }

    private boolean relay() {
        try {
            int sent = QuarkusTransaction.requiringNew().timeout(60).call(this::relayBatch);
            published.increment(sent);
            working = true;
            return sent > 0;
        } catch (RefusedForGood e) {
            LOG.errorf(e, "Event %s (%s) is refused for good and holds back its key", e.row.eventId(), e.row.type());
            held.put(e.row.line(), System.nanoTime() + HOLD.toNanos());
            discardProducer();
            return true;
        } catch (RuntimeException e) {
            working = false;
            // a producer that failed may still hold records of the batch: the next attempt starts with none
            discardProducer();
            throw e;
        }
    }

    private int relayBatch() throws Exception {
        if (!sql.yes("select pg_try_advisory_xact_lock(?)", LOCK)) {
            return 0;
        }
        List<Row> rows = takeBatch();
        if (!rows.isEmpty()) {
            send(rows);
        }
        return rows.size();
    }

    private List<Row> takeBatch() {
        held.values().removeIf(until -> until - System.nanoTime() < 0);
        List<Line> lines = List.copyOf(held.keySet());
        List<Row> rows = sql.list(
                """
                delete from outbox where seq in (
                    select seq from (
                        select seq, sum(octet_length(payload)) over (order by seq) - octet_length(payload) as before
                        from (
                            select seq, payload from outbox
                            where (topic, key) not in (select * from unnest(?::text[], ?::text[]))
                            order by seq limit ?
                        ) first_rows
                    ) sized where before < ?)
                returning *
                """,
                row -> new Row(
                        row.getLong("seq"),
                        row.getString("event_id"),
                        row.getString("topic"),
                        row.getString("key"),
                        row.getLong("sequence"),
                        row.getString("type"),
                        row.getString("payload"),
                        row.getString("traceparent"),
                        Sql.instant(row, "occurred_at")),
                lines.stream().map(Line::topic).toArray(String[]::new),
                lines.stream().map(Line::key).toArray(String[]::new),
                BATCH,
                GREATEST_BATCH_BYTES);
        return rows.stream().sorted(Comparator.comparingLong(Row::seq)).toList();
    }

    private void send(List<Row> rows) throws Exception {
        KafkaProducer<String, byte[]> open = producer();
        List<Future<?>> acknowledgements = new ArrayList<>(rows.size());
        for (Row row : rows) {
            Future<?> acknowledgement = open.send(record(row));
            // without a broker each send waits for it in vain: the first one is enough
            if (acknowledgement.isDone() || row.payload().length() > LARGE) {
                await(row, acknowledgement);
            }
            acknowledgements.add(acknowledgement);
        }
        open.flush();
        for (int i = 0; i < rows.size(); i++) {
            await(rows.get(i), acknowledgements.get(i));
        }
    }

    private static void await(Row row, Future<?> acknowledgement) throws Exception {
        try {
            acknowledgement.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RecordTooLargeException) {
                throw new RefusedForGood(row, e.getCause());
            }
            throw e;
        }
    }

    private ProducerRecord<String, byte[]> record(Row row) {
        ProducerRecord<String, byte[]> result = new ProducerRecord<>(
                wire.topic(row.topic()), row.key(), row.payload().getBytes(StandardCharsets.UTF_8));
        wire.headers(row.eventId(), row.type(), row.key(), row.sequence(), row.occurredAt(), row.traceparent())
                .forEach((name, value) -> result.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return result;
    }

    private KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(
                    Map.of(
                            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                            bootstrapServers,
                            ProducerConfig.CLIENT_ID_CONFIG,
                            wire.service() + "-relay",
                            ProducerConfig.ACKS_CONFIG,
                            "all",
                            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                            true,
                            ProducerConfig.LINGER_MS_CONFIG,
                            0,
                            ProducerConfig.MAX_BLOCK_MS_CONFIG,
                            5_000,
                            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                            5_000,
                            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                            10_000,
                            ProducerConfig.BUFFER_MEMORY_CONFIG,
                            16L * 1024 * 1024),
                    new StringSerializer(),
                    new ByteArraySerializer());
            producerMetrics = new KafkaClientMetrics(producer);
            producerMetrics.bindTo(meters);
        }
        return producer;
    }

    /** No repetition will make Kafka take this row. */
    private static final class RefusedForGood extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Row row;

        RefusedForGood(Row row, Throwable cause) {
            super(cause);
            this.row = row;
        }
    }

    private void discardProducer() {
        if (producerMetrics != null) {
            producerMetrics.close();
            producerMetrics = null;
        }
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }
}
