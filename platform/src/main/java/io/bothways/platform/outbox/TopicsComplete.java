package io.bothways.platform.outbox;

import io.bothways.platform.event.Wire;
import io.bothways.platform.sql.Sql;
import io.bothways.platform.verify.Check;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
            List<String> violations = new ArrayList<>();
            sent.forEach((topic, keys) -> compare(reader, topic, keys, violations));
            return violations.stream().limit(SAMPLE).toList();
        } catch (KafkaException e) {
            return List.of("The broker cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private void compare(
            KafkaConsumer<String, byte[]> reader, String topic, Map<String, Long> sent, List<String> violations) {
        Map<String, Long> seen = new HashMap<>();
        for (TopicPartition partition : partitions(reader, topic)) {
            long end = reader.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            reader.assign(List.of(partition));
            reader.seekToBeginning(List.of(partition));
            while (reader.position(partition) < end) {
                for (ConsumerRecord<String, byte[]> record : reader.poll(Duration.ofSeconds(1))) {
                    long sequence = sequence(record);
                    long last = seen.getOrDefault(record.key(), 0L);
                    if (sequence == last + 1) {
                        seen.put(record.key(), sequence);
                    } else if (sequence > last && violations.size() < SAMPLE) {
                        violations.add(topic + "/" + record.key() + " goes from " + last + " to " + sequence);
                    }
                }
            }
        }
        sent.forEach((key, expected) -> {
            if (seen.getOrDefault(key, 0L) < expected && violations.size() < SAMPLE) {
                violations.add(topic + "/" + key + " ends at " + seen.getOrDefault(key, 0L) + " of " + expected);
            }
        });
    }

    private List<TopicPartition> partitions(KafkaConsumer<String, byte[]> reader, String topic) {
        return reader.partitionsFor(wire.topic(topic)).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
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
                        4 * 1024 * 1024),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
