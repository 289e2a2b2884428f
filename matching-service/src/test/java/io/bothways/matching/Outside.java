package io.bothways.matching;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.bothways.infra.TestInfrastructure;
import io.bothways.platform.event.EventJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** What other services say: puts their events on the topics as they do, in sequence per key. */
public final class Outside {
    private static final Map<String, Long> SEQUENCES = new ConcurrentHashMap<>();
    private static final KafkaProducer<String, String> PRODUCER = new KafkaProducer<>(
            Map.of("bootstrap.servers", TestInfrastructure.bootstrapServers(), "linger.ms", 0),
            new StringSerializer(),
            new StringSerializer());

    private Outside() {}

    public static void says(String service, String topic, UUID key, String type, Object data) {
        says(service, topic, key, type, data, SEQUENCES.merge(topic + key, 1L, Long::sum));
    }

    /** The event that was said last about this key, once more: delivery is at least once. */
    public static void repeats(String service, String topic, UUID key, String type, Object data) {
        says(service, topic, key, type, data, SEQUENCES.getOrDefault(topic + key, 1L));
    }

    private static void says(String service, String topic, UUID key, String type, Object data, long sequence) {
        try {
            var event = new ProducerRecord<>(
                    "bothways." + topic, key.toString(), EventJson.MAPPER.writeValueAsString(data));
            header(event, "ce_specversion", "1.0");
            header(event, "ce_id", UUID.randomUUID().toString());
            header(event, "ce_source", "/" + service + "-service");
            header(event, "ce_type", "io.bothways." + service + "." + type + ".v1");
            header(event, "ce_time", Instant.now().toString());
            header(event, "ce_subject", key.toString());
            header(event, "ce_keysequence", Long.toString(sequence));
            header(event, "content-type", "application/json");
            PRODUCER.send(event).get();
        } catch (JsonProcessingException | ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static void header(ProducerRecord<String, String> event, String name, String value) {
        event.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
