package io.bothways.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.bothways.infra.TestInfrastructure;
import io.bothways.platform.event.EventJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

/** What other services hear: reads a topic from its beginning and picks out one key. */
public final class Bus {
    private Bus() {}

    /** One announcement, as it is on the wire. */
    public record Heard(String type, long sequence, JsonNode data) {}

    /** Waits until at least so many events of the key are there, and returns all of them in order. */
    public static List<Heard> hears(String topic, UUID key, int atLeast) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> read(topic, key), heard -> heard.size() >= atLeast);
    }

    /** The types of exactly so many events of the key. */
    public static List<String> types(String topic, UUID key, int exactly) {
        var heard = hears(topic, key, exactly);
        assertThat(heard).hasSize(exactly);
        return heard.stream().map(Heard::type).toList();
    }

    /** How many events a topic holds by now. */
    public static long size(String topic) {
        try (var consumer = consumer()) {
            var partitions = partitions(consumer, topic);
            return consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    private static List<Heard> read(String topic, UUID key) {
        var heard = new ArrayList<Heard>();
        try (var consumer = consumer()) {
            var partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var received : consumer.poll(Duration.ofMillis(200))) {
                    if (received.key().equals(key.toString())) heard.add(heard(received));
                }
            }
        }
        return heard;
    }

    private static Heard heard(ConsumerRecord<String, String> received) {
        try {
            return new Heard(
                    header(received, "ce_type"),
                    Long.parseLong(header(received, "ce_keysequence")),
                    EventJson.MAPPER.readTree(received.value()));
        } catch (JsonProcessingException e) {
            throw new AssertionError("an event that is not JSON", e);
        }
    }

    private static String header(ConsumerRecord<String, String> received, String name) {
        var header = received.headers().lastHeader(name);
        assertThat(header).as(name).isNotNull();
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static List<TopicPartition> partitions(KafkaConsumer<String, String> consumer, String topic) {
        return consumer.partitionsFor("bothways." + topic).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private static KafkaConsumer<String, String> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", TestInfrastructure.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer());
    }
}
