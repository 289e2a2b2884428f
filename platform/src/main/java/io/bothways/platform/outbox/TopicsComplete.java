package io.bothways.platform.outbox;

import io.bothways.platform.event.Wire;
import io.bothways.platform.sql.Sql;
import io.bothways.platform.verify.Check;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was published is on its topic: of each key every sequence up to the last one given, first seen in
 * order. Reads the topics from their beginning, so it takes as long as they are long.
 */
@ApplicationScoped
class TopicsComplete implements Check {

    private static final int SAMPLE = 20;
    private static final Duration LONGEST_READ = Duration.ofSeconds(60);

    private final Sql sql;
    private final Wire wire;
    private final String bootstrapServers;

    TopicsComplete(Sql sql, Wire wire, @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.sql = sql;
        this.wire = wire;
        this.bootstrapServers = bootstrapServers;
    }

    @Override
    public String name() {
        return "topics-complete";
    }

    @Override
    public List<String> violations() {
        // counter and waiting rows in one snapshot, before the topics are read: what is sent meanwhile is only more
        Map<String, Map<String, Long>> sent = new HashMap<>();
        sql.list("""
                select k.topic, k.key, k.last_sequence - count(o.seq) as sent
                from outbox_key k left join outbox o on o.topic = k.topic and o.key = k.key
                group by k.topic, k.key
                """, row -> sent.computeIfAbsent(row.getString("topic"), topic -> new HashMap<>())
                .put(row.getString("key"), row.getLong("sent")));
        if (sent.isEmpty()) {
            return List.of();
        }
        try (KafkaConsumer<String, byte[]> reader = reader()) {
            return compare(sent, read(reader, sent.keySet()));
        } catch (KafkaException e) {
            return List.of("The broker cannot be read: " + e.getClass().getSimpleName());
        }
    }

    /** What the topics say: the last sequence of each key that follows the one before, and the breaks. */
    private record Read(Map<String, Map<String, Long>> last, List<String> breaks) {}

    // all partitions at once: one after the other each waits for the long poll of the one before
    private Read read(KafkaConsumer<String, byte[]> reader, Set<String> topics) {
        Read read = new Read(new HashMap<>(), new ArrayList<>());
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> reader.partitionsFor(wire.topic(topic)).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
        reader.assign(partitions);
        reader.seekToBeginning(partitions);
        Instant deadline = Instant.now().plus(LONGEST_READ);
        while (partitions.stream()
                .anyMatch(partition -> reader.position(partition) < ends.getOrDefault(partition, 0L))) {
            if (Instant.now().isAfter(deadline)) {
                read.breaks().add("the topics were not read to their end within " + LONGEST_READ);
                return read;
            }
            reader.poll(Duration.ofMillis(100)).forEach(record -> follow(record, read));
        }
        return read;
    }

    private static void follow(ConsumerRecord<String, byte[]> record, Read read) {
        Map<String, Long> last = read.last().computeIfAbsent(Wire.nameOf(record.topic()), topic -> new HashMap<>());
        long sequence = sequence(record);
        long before = last.getOrDefault(record.key(), 0L);
        if (sequence == before + 1) {
            last.put(record.key(), sequence);
        } else if (sequence > before && read.breaks().size() < SAMPLE) {
            read.breaks()
                    .add(Wire.nameOf(record.topic()) + "/" + record.key() + " goes from " + before + " to " + sequence);
        }
    }

    private static List<String> compare(Map<String, Map<String, Long>> sent, Read read) {
        List<String> violations = new ArrayList<>(read.breaks());
        sent.forEach((topic, keys) -> {
            Map<String, Long> last = read.last().getOrDefault(topic, Map.of());
            keys.forEach((key, expected) -> {
                long reached = last.getOrDefault(key, 0L);
                if (reached < expected && violations.size() < SAMPLE) {
                    violations.add(topic + "/" + key + " ends at " + reached + " of " + expected);
                }
            });
        });
        return violations;
    }

    private static long sequence(ConsumerRecord<?, ?> record) {
        @Nullable Header header = record.headers().lastHeader("ce_keysequence");
        try {
            return header == null ? 0 : Long.parseLong(new String(header.value(), StandardCharsets.UTF_8));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private KafkaConsumer<String, byte[]> reader() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        wire.service() + "-verify",
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        5_000,
                        ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        4_000,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        2_000,
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                        4 * 1024 * 1024,
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        20),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
