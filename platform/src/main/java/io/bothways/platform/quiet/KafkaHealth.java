package io.bothways.platform.quiet;

import io.bothways.platform.consumer.ConsumerState;
import io.bothways.platform.outbox.OutboxState;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Reports Kafka and never fails for it: without a broker the service still answers reads and takes writes, which wait in
 * the outbox.
 */
@Readiness
@ApplicationScoped
class KafkaHealth implements HealthCheck {

    private final OutboxState outbox;
    private final ConsumerState consumer;

    KafkaHealth(OutboxState outbox, ConsumerState consumer) {
        this.outbox = outbox;
        this.consumer = consumer;
    }

    @Override
    public HealthCheckResponse call() {
        boolean well = outbox.isRelayWorking() && consumer.isConnected();
        return HealthCheckResponse.named("kafka")
                .up()
                .withData("state", well ? "ok" : "degraded")
                .build();
    }
}
