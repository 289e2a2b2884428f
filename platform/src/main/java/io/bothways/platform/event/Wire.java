package io.bothways.platform.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** How events look on Kafka: CloudEvents 1.0 in binary mode, JSON data, topics under one prefix. */
@ApplicationScoped
public class Wire {

    private static final String PREFIX = "bothways.";
    private static final String TYPE_PREFIX = "io.bothways.";
    private static final String VERSION = ".v1";

    private final String service;
    private final String source;

    Wire(
            @ConfigProperty(name = "bothways.service") String service,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.service = service;
        this.source = "/" + application;
    }

    /** The short name of this service, which is also its consumer group. */
    public String service() {
        return service;
    }

    /** The short name of the topic on which this service tells of its dead letters. */
    public String deadLetters() {
        return "dead-letters." + service;
    }

    /** The topic on Kafka of a short name such as {@code people}. */
    public String topic(String name) {
        return PREFIX + name;
    }

    /** The short name of a topic on Kafka. */
    public static String nameOf(String topic) {
        return topic.startsWith(PREFIX) ? topic.substring(PREFIX.length()) : topic;
    }

    /** {@code person-joined} for {@code io.bothways.profiles.person-joined.v1}; other versions and senders stay whole. */
    public static String shortType(String type) {
        if (!type.startsWith(TYPE_PREFIX) || !type.endsWith(VERSION)) {
            return type;
        }
        int dot = type.indexOf('.', TYPE_PREFIX.length());
        int end = type.length() - VERSION.length();
        return dot < 0 || dot >= end ? type : type.substring(dot + 1, end);
    }

    /** The headers of a record, in a fixed order. */
    public Map<String, String> headers(
            String id, String type, String key, long sequence, Instant time, @Nullable String traceparent) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id);
        headers.put("ce_source", source);
        headers.put("ce_type", TYPE_PREFIX + service + "." + type + VERSION);
        headers.put("ce_time", time.toString());
        headers.put("ce_subject", key);
        headers.put("ce_dataschema", "/contract/events/" + type + VERSION);
        headers.put("ce_keysequence", Long.toString(sequence));
        headers.put("content-type", "application/json");
        if (traceparent != null) {
            headers.put("traceparent", traceparent);
        }
        return headers;
    }
}
