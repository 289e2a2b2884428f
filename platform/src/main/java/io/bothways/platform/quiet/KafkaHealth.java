package io.bothways.platform.quiet;

import io.bothways.platform.consumer.ConsumerState;
import io.bothways.platform.outbox.OutboxState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Reports Kafka and does not fail when it is away: without a broker the service still answers reads and takes writes,
 * which wait in the outbox. A topic that does not exist is a mistake of the installation, and makes the service not ready.
 */
@Readiness
@ApplicationScoped
class KafkaHealth implements HealthCheck {

    private final OutboxState outbox;
    private final ConsumerState consumer;
    private final TopicsPresent topics;

    KafkaHealth(OutboxState outbox, ConsumerState consumer, TopicsPresent topics) {
        this.topics = topics;
        this.outbox = outbox;
        this.consumer = consumer;
    }

    @Override
    public HealthCheckResponse call() {
        Set<String> missing = topics.missing();
        if (!missing.isEmpty()) {
            return HealthCheckResponse.named("kafka")
                    .down()
                    .withData("missingTopics", String.join(" ", new TreeSet<>(missing)))
                    .build();
        }
        boolean well = outbox.isRelayWorking() && consumer.isConnected();
        return HealthCheckResponse.named("kafka")
                .up()
                .withData("state", well ? "ok" : "degraded")
                .build();
    }
}
