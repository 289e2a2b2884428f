package io.bothways.platform.sample;

import io.bothways.infra.TestInfrastructure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Another service, as far as Kafka shows it: sends what a test wants, well formed or not, and reads topics back. */
public final class SentRecords implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, TestInfrastructure.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer());

    /** A sound event whose value is its sequence. */
    public void event(String topic, String key, long sequence) {
        send(topic, key, "{\"value\":" + sequence + "}", Long.toString(sequence));
    }

    /** A record with headers around any payload; no sequence header when the sequence is null. */
    public void send(String topic, @Nullable String key, @Nullable String payload, @Nullable String sequence) {
        send(topic, key, payload, sequence, Map.of());
    }

    /** The same, with other values in some of the headers. */
    public void send(
            String topic,
            @Nullable String key,
            @Nullable String payload,
            @Nullable String sequence,
            Map<String, String> otherHeaders) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(
                "bothways." + topic, key, payload == null ? null : payload.getBytes(StandardCharsets.UTF_8));
        Map<String, String> headers = new java.util.LinkedHashMap<>(Map.of(
                "ce_id",
                UUID.randomUUID().toString(),
                "ce_type",
                "io.bothways.other.counted.v1",
                "ce_time",
                "2026-01-01T00:00:00Z"));
        if (sequence != null) {
            headers.put("ce_keysequence", sequence);
        }
        headers.putAll(otherHeaders);
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(record).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything on a topic now, in offset order per partition. */
    public static List<ConsumerRecord<String, byte[]>> on(String topic) {
        try (var reader = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, TestInfrastructure.bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = reader.partitionsFor("bothways." + topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(p -> reader.position(p) < ends.getOrDefault(p, 0L))) {
                reader.poll(Duration.ofMillis(500)).forEach(records::add);
            }
            return records;
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
