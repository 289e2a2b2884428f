package io.bothways.platform.outbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bothways.infra.KafkaBroker;
import io.bothways.infra.Tokens;
import io.bothways.infra.Topics;
import io.bothways.platform.event.Wire;
import io.bothways.platform.loop.Loops;
import io.bothways.platform.sample.SampleEnvironment;
import io.bothways.platform.sql.Sql;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without a broker writes go on, the lag is visible, and everything is sent when it comes back. */
@QuarkusTest
@QuarkusTestResource(SampleEnvironment.class)
class BrokerOutageTest {

    @Inject
    Sql sql;

    @Inject
    Loops loops;

    @Inject
    Wire wire;

    @Inject
    Relay relayOfTheService;

    @Inject
    MeterRegistry meters;

    @TempDir
    Path directory;

    private int port;
    private int controllerPort;

    @BeforeEach
    void standInForTheRelay() throws IOException {
        relayOfTheService.stop();
        port = freePort();
        controllerPort = freePort();
    }

    @AfterEach
    void leave() {
        sql.update("delete from outbox");
        sql.update("delete from outbox_key where topic = 'settings'");
        relayOfTheService.start(new StartupEvent());
    }

    @Test
    void writesGoOnWhileTheBrokerIsAwayAndItDrainsWhenItComesBack() {
        SimpleMeterRegistry own = new SimpleMeterRegistry();
        Relay relay = new Relay(sql, wire, "localhost:" + port, loops, own);
        relay.start(new StartupEvent());
        try {
            // down at start
            write(5);
            await().atMost(Duration.ofSeconds(20)).until(() -> !relay.isWorking());
            write(5);
            assertThat(pending()).isEqualTo(10);
            await().untilAsserted(() -> assertThat(
                            meters.get("bothways.outbox.pending").gauge().value())
                    .isEqualTo(10));
            await().untilAsserted(() -> assertThat(meters.get("bothways.outbox.oldest.age.seconds")
                            .gauge()
                            .value())
                    .isPositive());
            given().get("/q/health/ready").then().statusCode(200);

            // comes up
            try (KafkaBroker broker = KafkaBroker.start(directory.resolve("kafka"), port, controllerPort)) {
                Topics.create("localhost:" + port);
                await().atMost(Duration.ofSeconds(30)).until(() -> pending() == 0);
            }

            // went away
            write(5);
            await().atMost(Duration.ofSeconds(30)).until(() -> !relay.isWorking());
            assertThat(pending()).isEqualTo(5);
            try (KafkaBroker broker = KafkaBroker.start(directory.resolve("kafka"), port, controllerPort)) {
                await().atMost(Duration.ofSeconds(30)).until(() -> pending() == 0);
            }
            assertThat(own.get("bothways.relay.published").counter().count()).isEqualTo(15);
        } finally {
            relay.stop();
        }
    }

    private void write(int times) {
        for (int i = 0; i < times; i++) {
            long begin = System.nanoTime();
            given().auth()
                    .oauth2(Tokens.as("coordinator"))
                    .contentType("application/json")
                    .body(Map.of("name", "outage " + UUID.randomUUID(), "amount", 1))
                    .post("/v1/things")
                    .then()
                    .statusCode(201);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        }
    }

    private long pending() {
        return sql.number("select count(*) from outbox");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
