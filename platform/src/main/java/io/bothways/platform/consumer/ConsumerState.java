package io.bothways.platform.consumer;

import io.bothways.platform.event.Wire;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** How far this service is behind what is on its topics, asked from the broker and therefore true at this moment. */
@ApplicationScoped
public class ConsumerState {

    private final Handlers handlers;
    private final ConsumerLoop loop;
    private final Wire wire;
    private final String bootstrapServers;
    private @Nullable Admin admin;

    ConsumerState(
            Handlers handlers,
            ConsumerLoop loop,
            Wire wire,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.handlers = handlers;
        this.loop = loop;
        this.wire = wire;
        this.bootstrapServers = bootstrapServers;
    }

    /** Records handled since the start. */
    public long processed() {
        return loop.processed();
    }

    /** The topics that this service reads, by their names on Kafka. */
    public Set<String> topics() {
        return handlers.topics().stream().map(wire::topic).collect(Collectors.toSet());
    }

    /** Whether the broker is connected, as of a second ago. */
    public boolean isConnected() {
        return loop.isConnected();
    }

    /** Records on the topics of this service that have not been handled; -1 when the broker does not answer. */
    public synchronized long lag() {
        if (handlers.topics().isEmpty()) {
            return 0;
        }
        try {
            return lagNow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        } catch (ExecutionException | TimeoutException e) {
            return -1;
        }
    }

    @PreDestroy
    void stop() {
        if (admin != null) {
            admin.close(java.time.Duration.ZERO);
        }
    }

    private long lagNow() throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        admin().describeTopics(topics())
                .allTopicNames()
                .get(5, TimeUnit.SECONDS)
                .forEach((name, topic) -> topic.partitions()
                        .forEach(p -> latest.put(new TopicPartition(name, p.partition()), OffsetSpec.latest())));
        var ends = admin().listOffsets(latest).all().get(5, TimeUnit.SECONDS);
        Map<TopicPartition, OffsetAndMetadata> committed = admin().listConsumerGroupOffsets(wire.service())
                .partitionsToOffsetAndMetadata()
                .get(5, TimeUnit.SECONDS);
        Map<TopicPartition, Long> handled = new HashMap<>();
        committed.forEach((partition, offset) -> handled.put(partition, offset == null ? 0 : offset.offset()));
        loop.positions().forEach((partition, offset) -> handled.merge(partition, offset, Math::max));
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue().offset() - handled.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    private Admin admin() {
        if (admin == null) {
            admin = Admin.create(Map.of(
                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                    bootstrapServers,
                    AdminClientConfig.CLIENT_ID_CONFIG,
                    wire.service() + "-state",
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                    5_000,
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    4_000));
        }
        return admin;
    }
}
