package io.bothways.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bothways.infra.Directories;
import io.bothways.infra.PostgresServer;
import io.bothways.infra.Service;
import io.bothways.local.home.Home;
import io.bothways.local.home.LocalFailure;
import io.bothways.local.home.PortCheck;
import io.bothways.local.home.Ports;
import io.bothways.local.system.LocalSystem;
import io.bothways.local.system.Narrator;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.Driver;

/** The launcher with real PostgreSQL and Kafka, and a small program in the place of each service. */
class LaunchingTest {

    private static final Ports PORTS = new Ports(10_000);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path repository;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Narrator narrator = new Narrator(new PrintStream(said, true, StandardCharsets.UTF_8));

    @BeforeEach
    void putAStandInInThePlaceOfEachService() throws IOException {
        for (Service service : Service.values()) {
            writeStandIn(home().application(service));
        }
    }

    @Test
    void everythingIsReadyAndNothingIsLeftAfterwards() throws Exception {
        List<ProcessHandle> children;
        try (var system = prepare()) {
            system.start();

            assertThat(system.status()).contains("PostgreSQL runs", "Kafka runs", "analytics-service runs");
            assertThat(system.stage().tokens().token("person", "participant")).hasSizeGreaterThan(200);
            assertThat(system.stage().pssBytes().getAsLong()).isGreaterThan(0);
            children = ourProcesses();
            assertThat(children).hasSize(5);
        }
        assertThat(children).noneMatch(ProcessHandle::isAlive);
        PortCheck.allFree(PORTS);
    }

    @Test
    void eachStartWritesATokenOfEveryRoleForTheDemoToo() throws Exception {
        for (String command : List.of("up", "demo")) {
            Directories.delete(home().tokens());
            Process launcher = launch(command);
            awaitLine(launcher, "analytics-service");

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(home().tokens().toFile().list())
                            .as(command)
                            .containsExactlyInAnyOrderElementsOf(Roles.ALL));
            launcher.destroy();
            launcher.waitFor();
        }
    }

    @Test
    void theBrokerGoesAndComesBack() throws Exception {
        try (var system = prepare();
                var control = Control.listen(home(), system)) {
            system.start();

            assertThat(Control.send(home(), "broker stop")).startsWith("The broker is stopped");
            assertThatThrownBy(() -> new Socket("localhost", PORTS.kafka()).close())
                    .isInstanceOf(ConnectException.class);
            assertThat(Control.send(home(), "broker start")).isEqualTo("The broker is started.");
            new Socket("localhost", PORTS.kafka()).close();
            assertThat(Control.send(home(), "nonsense")).startsWith("Unknown command");
        }
    }

    @Test
    void aServiceThatDiesIsReportedAndStartedAgain() throws Exception {
        try (var system = prepare()) {
            system.start();
            ProcessHandle first = process(Service.MATCHING);

            assertThat(first.destroyForcibly()).isTrue();

            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(said.toString(StandardCharsets.UTF_8))
                        .contains("matching-service ended with code 137", "Listening on", "again (1 of 3)");
                assertThat(system.status()).contains("matching-service runs").doesNotContain("" + first.pid());
            });
        }
    }

    @Test
    void aServiceThatCannotStartIsNamedWithTheEndOfItsLog() throws Exception {
        Files.writeString(home().application(Service.SESSIONS), "no program");

        try (var system = prepare()) {
            assertThatThrownBy(system::start)
                    .isInstanceOf(LocalFailure.class)
                    .hasMessageContaining("sessions-service ended with code 1 while starting")
                    .hasMessageContaining("sessions-service.log");
        }
        assertThat(ourProcesses()).isEmpty();
    }

    @Test
    void whatAKilledLauncherLeavesIsEndedByTheNextStart() throws Exception {
        Process launcher = launch("up");
        awaitLine(launcher, "Ready after");
        assertThatThrownBy(this::prepare).hasMessageContaining("`./bothways up` (process " + launcher.pid());

        launcher.destroyForcibly().waitFor();
        List<ProcessHandle> orphans = ourProcesses();
        assertThat(orphans).hasSize(5);

        // The next start is one on other data: it needs the same ports.
        var other = new Home(repository, "demo-" + PORTS.offset());
        try (var system =
                LocalSystem.prepare(other, PORTS, LocalSystem.Profile.DEMO, LocalSystem.Earlier.KEEP, narrator)) {
            assertThat(said.toString(StandardCharsets.UTF_8)).contains("Ended 5 processes");
            assertThat(orphans).noneMatch(ProcessHandle::isAlive);
            assertThat(system.isClosed()).isFalse();
        }
        try (var system = prepare()) {
            system.start();
        }
    }

    @Test
    void anInterruptWhileStartingLeavesNothing() throws Exception {
        Process launcher = launch("up");
        awaitLine(launcher, "PostgreSQL");

        launcher.destroy();

        assertThat(launcher.onExit().get().exitValue()).isNotZero();
        assertThat(ourProcesses()).isEmpty();
        PortCheck.allFree(PORTS);
        try (var system = prepare()) {
            system.start();
        }
    }

    @Test
    void aPortInUseIsNamedBeforeAnythingStarts() throws Exception {
        try (var taken = new ServerSocket(PORTS.of(Service.PROFILES), 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();
            assertThatThrownBy(this::prepare)
                    .isInstanceOf(LocalFailure.class)
                    .hasMessageContaining("Port 18081, which profiles-service needs, is in use")
                    .hasMessageContaining("--port-offset");
        }
        assertThat(ourProcesses()).isEmpty();
        prepare().close();
    }

    @Test
    void aMissingProgramIsNamed() throws IOException {
        Files.delete(home().application(Service.ANALYTICS));

        assertThatThrownBy(this::prepare).hasMessageContaining("analytics-service is not built");
    }

    private Home home() {
        return Home.ofUp(repository, PORTS);
    }

    private LocalSystem prepare() {
        return LocalSystem.prepare(home(), PORTS, LocalSystem.Profile.LOCAL, LocalSystem.Earlier.KEEP, narrator);
    }

    private ProcessHandle process(Service service) {
        return ourProcesses().stream()
                .filter(process -> process.info().arguments().stream()
                        .flatMap(Stream::of)
                        .anyMatch(home().application(service).toString()::equals))
                .findFirst()
                .orElseThrow();
    }

    private List<ProcessHandle> ourProcesses() {
        return Stream.concat(
                        ProcessHandle.allProcesses().filter(process -> process.info().arguments().stream()
                                .flatMap(Stream::of)
                                .anyMatch(home().processMark()::equals)),
                        PostgresServer.processOn(home().postgresql()).stream())
                .toList();
    }

    private Process launch(String command) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dbothways.repository=" + repository,
                        Launcher.class.getName(),
                        command,
                        "--port-offset",
                        Integer.toString(PORTS.offset()))
                .redirectErrorStream(true)
                .start();
    }

    private static void awaitLine(Process process, String text) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = lines.readLine();
        while (line != null && !line.contains(text)) {
            line = lines.readLine();
        }
        assertThat(line).as("a line with '%s'", text).isNotNull();
    }

    private static void writeStandIn(Path jar) throws IOException {
        Files.createDirectories(jar.getParent());
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandInService.class.getName());
        URI driver = locationOf(Driver.class);
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, driver.toString());
        String program = StandInService.class.getName().replace('.', '/') + ".class";
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream in = StandInService.class.getResourceAsStream("/" + program)) {
            out.putNextEntry(new JarEntry(program));
            assertThat(in).isNotNull();
            in.transferTo(out);
        }
    }

    private static URI locationOf(Class<?> type) {
        try {
            return type.getProtectionDomain().getCodeSource().getLocation().toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
