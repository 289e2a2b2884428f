package io.bothways.platform.consumer;

import io.bothways.platform.event.Wire;
import io.bothways.platform.loop.Loop;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one consumer of this service: group = service name, from the earliest record, offsets committed after the database
 * transaction. When the database is away it goes back to where it was and keeps its place in the group by polling on.
 */
@ApplicationScoped
class ConsumerLoop {

    private static final Logger LOG = Logger.getLogger(ConsumerLoop.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Handlers handlers;
    private final Passage passage;
    private final Wire wire;
    private final String bootstrapServers;
    private final MeterRegistry meters;
    private final AtomicLong processed = new AtomicLong();
    private final AtomicLong lag = new AtomicLong();
    private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();
    private @Nullable Loop loop;
    private @Nullable KafkaConsumer<byte[], byte[]> consumer;
    private @Nullable KafkaClientMetrics consumerMetrics;
    private long lagMeasuredAt;

    ConsumerLoop(
            Handlers handlers,
            Passage passage,
            Wire wire,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            MeterRegistry meters) {
        this.handlers = handlers;
        this.passage = passage;
        this.wire = wire;
        this.bootstrapServers = bootstrapServers;
        this.meters = meters;
        meters.gauge("bothways.consumer.lag", lag);
        meters.gauge("bothways.consumer.processed", processed);
    }

    // after everything else has started: handlers may need it
    void start(@Observes @Priority(10_000) StartupEvent started) {
        if (!handlers.topics().isEmpty()) {
            loop = Loop.start("consumer", Duration.ZERO, this::consume);
        }
    }

    @PreDestroy
    void stop() {
        if (loop != null) {
            loop.close();
        }
        discardConsumer();
    }

    /** Records handled since the start. */
    long processed() {
        return processed.get();
    }

    /** The offset up to which each assigned partition has been handled. */
    Map<TopicPartition, Long> positions() {
        return Map.copyOf(positions);
    }

    private boolean consume() throws InterruptedException {
        KafkaConsumer<byte[], byte[]> open = consumer();
        ConsumerRecords<byte[], byte[]> records = open.poll(POLL);
        if (!records.isEmpty()) {
            handle(open, records);
        }
        measureLag(open);
        return true;
    }

    private void handle(KafkaConsumer<byte[], byte[]> open, ConsumerRecords<byte[], byte[]> records)
            throws InterruptedException {
        List<Inbound> batch = new ArrayList<>(records.count());
        for (ConsumerRecord<byte[], byte[]> raw : records) {
            batch.add(Inbound.of(raw));
        }
        try {
            passage.take(batch);
        } catch (RuntimeException | InterruptedException e) {
            for (TopicPartition partition : records.partitions()) {
                if (open.assignment().contains(partition)) {
                    open.seek(partition, records.records(partition).getFirst().offset());
                }
            }
            throw e;
        }
        processed.addAndGet(batch.size());
        for (TopicPartition partition : records.partitions()) {
            positions.put(partition, records.records(partition).getLast().offset() + 1);
        }
        try {
            open.commitSync(Duration.ofSeconds(5));
        } catch (KafkaException e) {
            // harmless: what comes again is recognised at the gate
            LOG.debug("Offsets were not committed", e);
        }
    }

    private void measureLag(KafkaConsumer<byte[], byte[]> open) {
        long now = System.nanoTime();
        if (now - lagMeasuredAt < 1_000_000_000L) {
            return;
        }
        lagMeasuredAt = now;
        long total = 0;
        Set<TopicPartition> assigned = open.assignment();
        for (TopicPartition partition : assigned) {
            OptionalLong behind = open.currentLag(partition);
            total += behind.orElse(0);
        }
        positions.keySet().retainAll(assigned);
        lag.set(total);
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        if (consumer == null) {
            KafkaConsumer<byte[], byte[]> open = new KafkaConsumer<>(
                    Map.of(
                            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                            bootstrapServers,
                            ConsumerConfig.GROUP_ID_CONFIG,
                            wire.service(),
                            ConsumerConfig.CLIENT_ID_CONFIG,
                            wire.service() + "-consumer",
                            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                            "earliest",
                            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                            false,
                            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                            false,
                            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                            500,
                            ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                            4 * 1024 * 1024,
                            ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                            30_000,
                            ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                            CooperativeStickyAssignor.class.getName()),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer());
            consumer = open;
            consumerMetrics = new KafkaClientMetrics(open);
            consumerMetrics.bindTo(meters);
            Set<String> topics =
                    handlers.topics().stream().map(wire::topic).collect(Collectors.toCollection(TreeSet::new));
            open.subscribe(topics);
        }
        return consumer;
    }

    private void discardConsumer() {
        if (consumerMetrics != null) {
            consumerMetrics.close();
            consumerMetrics = null;
        }
        if (consumer != null) {
            consumer.close();
            consumer = null;
        }
    }
}
