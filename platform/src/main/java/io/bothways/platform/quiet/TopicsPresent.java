package io.bothways.platform.quiet;

import io.bothways.platform.consumer.ConsumerState;
import io.bothways.platform.loop.Loops;
import io.bothways.platform.outbox.Outbox;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Looks for every topic that this service reads or writes, from the first moment the broker answers until all are there.
 * Brokers create none by themselves: without a topic its events wait for ever, so the service is not ready and says which
 * one is missing. A broker that does not answer is another matter, and says nothing about topics.
 */
@ApplicationScoped
class TopicsPresent {

    private static final Logger LOG = Logger.getLogger(TopicsPresent.class);
    private static final int PATIENCE_MILLIS = 5_000;

    private final Set<String> needed = new TreeSet<>();
    private final String bootstrapServers;
    private final Loops loops;
    private volatile boolean found;
    private volatile Set<String> missing = Set.of();

    TopicsPresent(
            Outbox outbox,
            ConsumerState consumer,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            Loops loops) {
        needed.addAll(outbox.topics());
        needed.addAll(consumer.topics());
        this.bootstrapServers = bootstrapServers;
        this.loops = loops;
    }

    void start(@Observes StartupEvent started) {
        loops.start("topics", Duration.ofSeconds(2), this::look);
    }

    /** Topics that the broker has not; empty as long as nobody could ask it. */
    Set<String> missing() {
        return missing;
    }

    private boolean look() throws InterruptedException {
        if (found) {
            return false;
        }
        Set<String> absent = new TreeSet<>(needed);
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                PATIENCE_MILLIS))) {
            absent.removeAll(admin.listTopics().names().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("The broker does not say which topics it has", e);
            return false;
        }
        if (!absent.isEmpty() && !absent.equals(missing)) {
            LOG.errorf("Topics %s do not exist. Create them: brokers do not do it by themselves", absent);
        }
        missing = Set.copyOf(absent);
        found = absent.isEmpty();
        return false;
    }
}
