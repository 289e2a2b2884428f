package io.bothways.platform.quiet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bothways.infra.KafkaBroker;
import io.bothways.infra.Topics;
import io.bothways.platform.consumer.ConsumerState;
import io.bothways.platform.event.Event;
import io.bothways.platform.loop.Loops;
import io.bothways.platform.outbox.Outbox;
import io.bothways.platform.outbox.OutboxState;
import io.bothways.platform.sample.SampleEnvironment;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A topic that does not exist is named and the service is not ready, whether it would be read or only written. */
@QuarkusTest
@QuarkusTestResource(SampleEnvironment.class)
class MissingTopicTest {

    record Stray(String name) implements Event {
        @Override
        public String topic() {
            return "goal";
        }

        @Override
        public String type() {
            return "strayed";
        }

        @Override
        public String key() {
            return name;
        }
    }

    @Inject
    Outbox outbox;

    @Inject
    OutboxState outboxState;

    @Inject
    ConsumerState consumerState;

    @Inject
    Loops loops;

    @Inject
    @Readiness
    KafkaHealth health;

    @TempDir
    Path directory;

    @Test
    void allTopicsOfThisServiceAreThere() {
        assertThat(health.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
    }

    @Test
    void aMissingTopicIsNamedUntilItIsThere() throws IOException {
        // Given a broker that is away: nothing is known about topics
        int port = freePort();
        TopicsPresent topics = new TopicsPresent(outbox, consumerState, "localhost:" + port, loops);
        KafkaHealth ofThatBroker = new KafkaHealth(outboxState, consumerState, topics);
        topics.start(new StartupEvent());
        assertThat(ofThatBroker.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        // When it comes up without the topics
        try (KafkaBroker broker = KafkaBroker.start(directory.resolve("kafka"), port, freePort())) {
            Topics.create(
                    "localhost:" + port,
                    Topics.ALL.stream()
                            .filter(topic -> !topic.equals("bothways.settings") && !topic.equals("bothways.goals"))
                            .toList());
            // Then the one that is written and the one that is read are missing
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(topics.missing())
                    .containsExactlyInAnyOrder(
                            "bothways.settings", "bothways.goals", "bothways.dead-letters.platform"));
            HealthCheckResponse answer = ofThatBroker.call();
            assertThat(answer.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
            assertThat(answer.getData().orElseThrow())
                    .containsEntry("missingTopics", "bothways.dead-letters.platform bothways.goals bothways.settings");
            // and once they are created the service is ready
            Topics.create(
                    "localhost:" + port,
                    List.of("bothways.settings", "bothways.goals", "bothways.dead-letters.platform"));
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(ofThatBroker.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP));
        }
    }

    @Test
    void aTopicThatIsNotDeclaredCannotBeWritten() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> outbox.publish(new Stray("a"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("goal");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
