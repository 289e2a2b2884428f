package io.bothways.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bothways.infra.Database;
import io.bothways.infra.Service;
import io.bothways.local.home.Home;
import io.bothways.local.home.Ports;
import io.bothways.local.system.LocalSystem;
import io.bothways.local.system.Narrator;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the four real services lose when the broker goes away or one of them is killed: nothing. */
class FaultsIT {

    private static final Ports PORTS = new Ports(600);
    private static final Home HOME =
            new Home(Path.of("..", "..").toAbsolutePath().normalize(), "faults-test");
    private static final Duration OUTAGE = Duration.ofSeconds(12);
    private static final Duration PACE = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private static LocalSystem system;

    @BeforeAll
    static void start() throws InterruptedException {
        system = LocalSystem.prepare(
                HOME, PORTS, LocalSystem.Profile.LOCAL, LocalSystem.Earlier.REMOVE, new Narrator(System.out));
        system.start();
    }

    @AfterAll
    static void stop() {
        system.close();
        HTTP.close();
    }

    @Test
    void whatIsWrittenWhileTheBrokerIsAwayArrivesWhenItReturns() throws Exception {
        join("before-1");
        awaitQuiet();
        long known = processed(Service.MATCHING);

        system.stopBroker();
        int written = 0;
        for (long end = System.nanoTime() + OUTAGE.toNanos(); System.nanoTime() < end; written++) {
            join("away-" + written);
        }
        assertThat(ask(Service.PROFILES, "/ops/quiet").path("outbox").asInt()).isEqualTo(written);
        system.startBroker();

        awaitQuiet();
        assertThat(processed(Service.MATCHING) - known).isGreaterThanOrEqualTo(written);
        assertEverythingHolds();
    }

    @Test
    void aServiceThatStartsWhileTheBrokerIsAwayTakesWritesAndCatchesUp() throws Exception {
        Set<UUID> acknowledged = new HashSet<>();
        system.stopBroker();
        try {
            kill(Service.PROFILES);
            for (int i = 0; i < 10; i++) {
                acknowledged.add(tryToJoin("without-broker-" + i).orElseThrow());
            }
            assertThat(ask(Service.PROFILES, "/ops/quiet").path("outbox").asInt())
                    .isEqualTo(acknowledged.size());
        } finally {
            system.startBroker();
        }

        awaitQuiet();
        assertEverythingHolds();
        assertThat(knownTo(Service.MATCHING, "select id from person")).containsAll(acknowledged);
    }

    @Test
    void whicheverServiceIsKilledWhileEventsFlowNothingIsLost() throws Exception {
        Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
        var number = new AtomicInteger();
        try (var hris = Executors.newSingleThreadScheduledExecutor()) {
            ScheduledFuture<?> flow = hris.scheduleWithFixedDelay(
                    () -> tryToJoin("flow-" + number.incrementAndGet()).ifPresent(acknowledged::add),
                    0,
                    PACE.toMillis(),
                    TimeUnit.MILLISECONDS);
            for (Service service : Service.values()) {
                int before = acknowledged.size();
                await().atMost(PATIENCE).until(() -> acknowledged.size() >= before + 5);
                kill(service);
            }
            flow.cancel(false);
        }

        awaitQuiet();
        assertEverythingHolds();
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(20);
        assertThat(knownTo(Service.MATCHING, "select id from person")).containsAll(acknowledged);
        assertThat(knownTo(Service.SESSIONS, "select id from person")).containsAll(acknowledged);
        assertThat(knownTo(Service.ANALYTICS, "select person_id from known_person"))
                .containsAll(acknowledged);
    }

    /** Ends once the launcher has started it again and it is ready. */
    private static void kill(Service service) {
        ProcessHandle victim = process(service);
        assertThat(victim.destroyForcibly()).isTrue();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(process(service).pid()).isNotEqualTo(victim.pid()));
        await().atMost(PATIENCE).ignoreExceptionsInstanceOf(IOException.class).until(() -> isReady(service));
    }

    /** The id of the new person when the service acknowledged it; a service that is being killed does not answer. */
    private static Optional<UUID> tryToJoin(String userName) {
        try {
            HttpResponse<String> answer = post(userName);
            return answer.statusCode() == 201
                    ? Optional.of(UUID.fromString(
                            JSON.readTree(answer.body()).path("id").asText()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Set<UUID> knownTo(Service service, String query) throws SQLException {
        var database = new Database(PORTS.postgresql(), service.shortName());
        var known = new HashSet<UUID>();
        try (Connection connection = DriverManager.getConnection(
                        database.jdbcUrl(), database.applicationRole(), database.applicationPassword());
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            while (rows.next()) {
                known.add(rows.getObject(1, UUID.class));
            }
        }
        return known;
    }

    private static void join(String userName) throws IOException, InterruptedException {
        HttpResponse<String> answer = post(userName);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static HttpResponse<String> post(String userName) throws IOException, InterruptedException {
        String user = """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "%s", "externalId": "%s",
                 "name": {"givenName": "Person", "familyName": "Person"}, "active": true}
                """.formatted(userName, userName);
        return HTTP.send(
                request(Service.PROFILES, "/scim/v2/Users", "hris")
                        .header("Content-Type", "application/scim+json")
                        .POST(BodyPublishers.ofString(user))
                        .build(),
                BodyHandlers.ofString());
    }

    private static void awaitQuiet() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            for (Service service : Service.values()) {
                JsonNode state = ask(service, "/ops/quiet");
                assertThat(state.path("quiet").asBoolean())
                        .as(service + " " + state)
                        .isTrue();
            }
        });
    }

    private static void assertEverythingHolds() throws IOException, InterruptedException {
        for (Service service : Service.values()) {
            JsonNode result = ask(service, "/ops/verify");
            assertThat(result.path("ok").asBoolean()).as(service + " " + result).isTrue();
        }
    }

    private static long processed(Service service) throws IOException, InterruptedException {
        return ask(service, "/ops/quiet").path("processed").asLong();
    }

    private static boolean isReady(Service service) throws IOException, InterruptedException {
        return HTTP.send(request(service, "/q/health/ready", "operator").build(), BodyHandlers.discarding())
                        .statusCode()
                == 200;
    }

    private static JsonNode ask(Service service, String path) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                HTTP.send(request(service, path, "operator").build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static HttpRequest.Builder request(Service service, String path, String role) {
        String token = system.stage().tokens().token(Roles.subjectOf(role), role);
        return HttpRequest.newBuilder(PORTS.uri(service).resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token);
    }

    private static ProcessHandle process(Service service) {
        String program = HOME.application(service).toString();
        return ProcessHandle.current()
                .children()
                .filter(child ->
                        child.info().arguments().stream().flatMap(Stream::of).anyMatch(program::equals))
                .findFirst()
                .orElseThrow(() -> new AssertionError(service + " does not run"));
    }
}
