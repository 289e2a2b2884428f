package io.bothways.infra;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Every topic of the product with its settings. Brokers create none by themselves, so a service whose topic is missing or
 * misspelt is not ready and names it, and there is never an empty topic that nobody reads.
 */
public final class Topics {

    public static final String PREFIX = "bothways.";
    public static final int PARTITIONS = 6;

    /** Event topics by the short name that events carry. */
    public static final List<String> EVENTS = List.of(
            "people",
            "contacts",
            "profiles",
            "skills",
            "study-attributes",
            "privacy",
            "receipts",
            "settings",
            "programmes",
            "eligibility",
            "enrolments",
            "match-runs",
            "proposals",
            "pairings",
            "partnerships",
            "sessions",
            "goals",
            "check-ins",
            "feedback",
            "estimates");

    /** Full names of all topics: events and the dead letters of each service. */
    public static final List<String> ALL = Stream.concat(
                    EVENTS.stream().map(topic -> PREFIX + topic),
                    Stream.of(Service.values()).map(service -> PREFIX + "dead-letters." + service.shortName()))
            .toList();

    private static final String ONE_MEBIBYTE = "1048576";
    private static final String ONE_DAY = "86400000";
    private static final String THIRTY_DAYS = "2592000000";
    private static final String FOR_EVER = "-1";

    private Topics() {}

    /** Creates the topics that are missing and leaves the others alone. */
    public static void create(String bootstrapServers) {
        create(bootstrapServers, ALL);
    }

    /** Creates those of the given topics (full names) that are missing. */
    public static void create(String bootstrapServers, List<String> topics) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Set<String> existing = admin.listTopics().names().get();
            List<NewTopic> missing = topics.stream()
                    .filter(topic -> !existing.contains(topic))
                    .map(topic -> new NewTopic(topic, PARTITIONS, (short) 1).configs(settings(topic)))
                    .toList();
            admin.createTopics(missing).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Topics could not be created at " + bootstrapServers, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while creating topics", e);
        }
    }

    /** Events are kept for ever because they are pseudonymous; the one topic with names keeps only the newest value. */
    static Map<String, String> settings(String topic) {
        if (topic.equals(PREFIX + "contacts")) {
            return Map.of(
                    TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                    "LogAppendTime",
                    TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                    ONE_MEBIBYTE,
                    TopicConfig.CLEANUP_POLICY_CONFIG,
                    TopicConfig.CLEANUP_POLICY_COMPACT,
                    TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
                    ONE_DAY);
        }
        return Map.of(
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                "LogAppendTime",
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                ONE_MEBIBYTE,
                TopicConfig.RETENTION_MS_CONFIG,
                topic.startsWith(PREFIX + "dead-letters.") ? THIRTY_DAYS : FOR_EVER);
    }
}
