package io.bothways.platform.consumer;

import io.bothways.platform.event.Wire;
import io.bothways.platform.loop.Loop;
import io.bothways.platform.loop.Loops;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
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
    private final Loops loops;
    private long lagMeasuredAt;
    private volatile boolean connected;
    private boolean subscribed;

    ConsumerLoop(
            Handlers handlers,
            Passage passage,
            Wire wire,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            Loops loops,
            MeterRegistry meters) {
        this.loops = loops;
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
            loop = loops.start("consumer", Duration.ZERO, this::consume);
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

    /** Whether there is a connection to the broker, as of a second ago; true when there is nothing to consume. */
    boolean isConnected() {
        return connected || handlers.topics().isEmpty();
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
        connected = open.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("connection-count"))
                .anyMatch(metric -> metric.getValue().metricValue() instanceof Double count && count > 0);
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        if (consumer == null) {
            KafkaConsumer<byte[], byte[]> open =
                    new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
            consumer = open;
            consumerMetrics = new KafkaClientMetrics(open);
            consumerMetrics.bindTo(meters);
            subscribed = false;
        }
        if (!subscribed) {
            subscribe(consumer);
        }
        return consumer;
    }

    private void subscribe(KafkaConsumer<byte[], byte[]> open) {
        Set<String> topics = handlers.topics().stream().map(wire::topic).collect(Collectors.toCollection(TreeSet::new));
        Set<String> missing = new TreeSet<>(topics);
        missing.removeAll(open.listTopics(Duration.ofSeconds(5)).keySet());
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    "Topics " + missing + " do not exist. Maybe create them: brokers must not do it by themselves");
        }
        open.subscribe(topics);
        subscribed = true;
    }

    /** The settings that are not Kafka's own defaults. */
    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, wire.service());
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, wire.service() + "-consumer");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
        // a member that was killed keeps its partitions for so long
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 8_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 * 1024 * 1024);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 30_000);
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        return settings;
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
