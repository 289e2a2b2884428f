package io.bothways.local.system;

import io.bothways.infra.Database;
import io.bothways.infra.Directories;
import io.bothways.infra.Durability;
import io.bothways.infra.Identity;
import io.bothways.infra.KafkaBroker;
import io.bothways.infra.PostgresServer;
import io.bothways.infra.Service;
import io.bothways.infra.Topics;
import io.bothways.local.home.Home;
import io.bothways.local.home.Leftovers;
import io.bothways.local.home.LocalFailure;
import io.bothways.local.home.PortCheck;
import io.bothways.local.home.Ports;
import io.bothways.local.home.RunLock;
import io.bothways.local.story.Stage;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything of Bothways on one machine: PostgreSQL and Kafka with this process, the four services as processes of their
 * own. Closing is allowed at any moment, from any thread and while starting: it stops all that runs, services first, so
 * that nothing is cut off half-way, and what was committed is there at the next start.
 */
public final class LocalSystem implements AutoCloseable {

    private static final Duration TOKEN_VALIDITY = Duration.ofHours(12);
    private static final Duration STOP_NOTICE = Duration.ofSeconds(1);
    private static final int RESTARTS = 3;

    private final Home home;
    private final Ports ports;
    private final Profile profile;
    private final Narrator narrator;
    private final RunLock lock;
    private final long startedAt = System.nanoTime();

    private final CountDownLatch closing = new CountDownLatch(1);
    private final CompletableFuture<LocalFailure> failure = new CompletableFuture<>();
    private final Map<Service, ServiceProcess> services = new ConcurrentHashMap<>();
    private final Map<Service, Integer> restarts = new EnumMap<>(Service.class);
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private CompletableFuture<PostgresServer> postgresql = notStarted();
    private CompletableFuture<KafkaBroker> kafka = notStarted();
    private Duration startUp = Duration.ZERO;
    private boolean closed;

    /** Configuration profile of the services: only the demo may move the clock. */
    public enum Profile {
        LOCAL("local"),
        DEMO("demo");

        private final String quarkusProfile;

        Profile(String quarkusProfile) {
            this.quarkusProfile = quarkusProfile;
        }
    }

    /** What becomes of the data of an earlier run. */
    public enum Earlier {
        KEEP,
        REMOVE
    }

    private LocalSystem(Home home, Ports ports, Profile profile, Narrator narrator, RunLock lock) {
        this.home = home;
        this.ports = ports;
        this.profile = profile;
        this.narrator = narrator;
        this.lock = lock;
    }

    /**
     * Takes the data folder for this run, ends what a killed run left behind and checks ports and programs. Nothing runs
     * yet when this returns.
     */
    public static LocalSystem prepare(Home home, Ports ports, Profile profile, Earlier earlier, Narrator narrator) {
        for (Service service : Service.values()) {
            if (!Files.exists(home.application(service))) {
                throw new LocalFailure(service.folder() + " is not built: " + home.application(service)
                        + " is missing. ./bothways builds it before it starts.");
            }
        }
        RunLock lock = RunLock.take(home, profile == Profile.DEMO ? "demo" : "up");
        try {
            int leftovers = Leftovers.end(home) + Leftovers.endOfOthers(home);
            if (leftovers > 0) {
                narrator.say("Ended " + leftovers + " processes that a killed run had left behind.");
            }
            PortCheck.allFree(ports);
            if (earlier == Earlier.REMOVE) {
                Directories.delete(home.data());
            }
            Files.createDirectories(home.data());
            Files.createDirectories(home.logs());
            LauncherLog.to(home.log("launcher"));
        } catch (IOException e) {
            lock.close();
            throw new LocalFailure("The folder " + home.data() + " cannot be written: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
        return new LocalSystem(home, ports, profile, narrator, lock);
    }

    /** Starts everything and returns when all four services are ready. */
    public void start() throws InterruptedException {
        try {
            startAll();
        } catch (ExecutionException e) {
            throw closing.getCount() == 0
                    ? stoppedWhileStarting()
                    : startFailure(e.getCause() == null ? e : e.getCause());
        } catch (RuntimeException e) {
            throw closing.getCount() == 0 ? stoppedWhileStarting() : startFailure(e);
        }
    }

    private static LocalFailure startFailure(Throwable cause) {
        return cause instanceof LocalFailure known
                ? known
                : new LocalFailure("The start failed: " + cause.getMessage(), cause);
    }

    private static LocalFailure stoppedWhileStarting() {
        return new LocalFailure("Stopped while starting.");
    }

    private void startAll() throws InterruptedException, ExecutionException {
        synchronized (this) {
            refuseWhenClosing();
            postgresql = begin("postgresql", this::startPostgresql);
            kafka = begin("kafka", this::startKafka);
        }
        PostgresServer server = postgresql.get();
        Map<Service, Database> databases = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            databases.put(service, server.provision(service.shortName()));
        }
        Identity identity = identity();
        kafka.get();
        for (Service service : Service.values()) {
            keepOldLog(service);
            launch(service, configuration(databases.get(service), identity));
        }
        for (ServiceProcess service : List.copyOf(services.values())) {
            watchStart(service);
        }
        startUp = Duration.ofNanos(System.nanoTime() - startedAt);
    }

    private void watchStart(ServiceProcess service) throws InterruptedException {
        service.awaitReady(http);
        narrator.took(service.service().folder(), Duration.ofNanos(System.nanoTime() - startedAt));
    }

    private <T> CompletableFuture<T> begin(String name, Supplier<T> start) {
        var result = new CompletableFuture<T>();
        Thread.ofPlatform().name("start-" + name).start(() -> {
            try {
                result.complete(start.get());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    private PostgresServer startPostgresql() {
        PostgresServer server =
                PostgresServer.start(home.postgresql(), ports.postgresql(), Durability.FULL, home.log("postgresql"));
        narrator.took("PostgreSQL", Duration.ofNanos(System.nanoTime() - startedAt));
        return server;
    }

    private KafkaBroker startKafka() {
        KafkaBroker broker = KafkaBroker.start(home.kafka(), ports.kafka(), ports.kafkaController());
        Topics.create(broker.bootstrapServers());
        narrator.took("Kafka", Duration.ofNanos(System.nanoTime() - startedAt));
        return broker;
    }

    private Map<String, String> configuration(@Nullable Database database, Identity identity) {
        if (database == null) {
            throw new IllegalStateException("A service has no database");
        }
        return Map.of(
                "QUARKUS_PROFILE", profile.quarkusProfile,
                "QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME", database.applicationRole(),
                "QUARKUS_DATASOURCE_PASSWORD", database.applicationPassword(),
                "QUARKUS_FLYWAY_USERNAME", database.ownerRole(),
                "QUARKUS_FLYWAY_PASSWORD", database.ownerPassword(),
                "KAFKA_BOOTSTRAP_SERVERS", "localhost:" + ports.kafka(),
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION", identity.jwksLocation(),
                "MP_JWT_VERIFY_ISSUER", Identity.ISSUER);
    }

    private synchronized ServiceProcess launch(Service service, Map<String, String> configuration) {
        refuseWhenClosing();
        ServiceProcess launched = ServiceProcess.launch(service, home, ports, configuration);
        services.put(service, launched);
        var unused = launched.process().onExit().thenAccept(ended -> onEnd(launched, configuration));
        return launched;
    }

    /** A service ended without being asked: say so at once, and start it again unless it keeps ending. */
    private void onEnd(ServiceProcess ended, Map<String, String> configuration) {
        Service service = ended.service();
        try {
            // Ctrl-C reaches the services at the same time as this process, so wait whether we are closing.
            if (closing.await(STOP_NOTICE.toMillis(), TimeUnit.MILLISECONDS) || startUp.isZero()) {
                return;
            }
            int times;
            synchronized (restarts) {
                times = restarts.merge(service, 1, Integer::sum);
            }
            String what =
                    service.folder() + " ended with code " + ended.process().exitValue();
            narrator.say(what + ".\n" + ended.tail());
            if (times > RESTARTS) {
                failure.complete(new LocalFailure(
                        service.folder() + " ended " + times + " times; it is not started again.\n" + ended.tail()));
                return;
            }
            narrator.say("Starting " + service.folder() + " again (" + times + " of " + RESTARTS + ").");
            long before = System.nanoTime();
            launch(service, configuration).awaitReady(http);
            narrator.took(service.folder(), Duration.ofNanos(System.nanoTime() - before));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (LocalFailure e) {
            if (closing.getCount() > 0) {
                failure.complete(e);
            }
        }
    }

    /** One log per run and the one before it: long enough to look back, short enough to forget about. */
    private void keepOldLog(Service service) {
        Path log = home.log(service.folder());
        try {
            if (Files.exists(log)) {
                Files.move(
                        log, log.resolveSibling(log.getFileName() + ".previous"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new LocalFailure("The log " + log + " cannot be put aside: " + e.getMessage(), e);
        }
    }

    private void refuseWhenClosing() {
        if (closing.getCount() == 0) {
            throw stoppedWhileStarting();
        }
    }

    /** The running system as the story sees it. */
    public Stage stage() {
        Identity identity = identity();
        return new Stage(
                ports.uri(Service.PROFILES),
                ports.uri(Service.MATCHING),
                ports.uri(Service.SESSIONS),
                ports.uri(Service.ANALYTICS),
                (subject, roles) -> identity.token(subject, TOKEN_VALIDITY, List.of(roles)),
                buildTime(),
                startUp,
                () -> Memory.pssOfAll(home));
    }

    /** What the script built before it started us, on a fresh clone everything; nothing when all was up to date. */
    private static Duration buildTime() {
        String seconds = System.getenv("BOTHWAYS_BUILD_SECONDS");
        return seconds == null || !seconds.matches("\\d{1,6}")
                ? Duration.ZERO
                : Duration.ofSeconds(Long.parseLong(seconds));
    }

    public Identity identity() {
        return Identity.in(home.identity());
    }

    public Duration startUp() {
        return startUp;
    }

    /** Stops the broker and leaves everything else running, to see how the services bear it. */
    public synchronized String stopBroker() {
        Optional<KafkaBroker> running = running(kafka);
        if (running.isEmpty()) {
            return "The broker is not running.";
        }
        running.get().close();
        kafka = notStarted();
        return "The broker is stopped. Start it again with ./bothways broker start";
    }

    public synchronized String startBroker() {
        if (running(kafka).isPresent()) {
            return "The broker is running.";
        }
        refuseWhenClosing();
        kafka = begin("kafka", () -> KafkaBroker.start(home.kafka(), ports.kafka(), ports.kafkaController()));
        kafka.join();
        return "The broker is started.";
    }

    /** Which services run, for people who ask. */
    public String status() {
        List<String> lines = new ArrayList<>();
        lines.add("PostgreSQL " + (running(postgresql).isPresent() ? "runs" : "is stopped"));
        lines.add("Kafka " + (running(kafka).isPresent() ? "runs" : "is stopped"));
        services.forEach((service, process) -> lines.add(service.folder()
                + (process.isAlive() ? " runs as process " + process.process().pid() : " has ended")));
        return String.join("\n", lines);
    }

    /** Ends when a service could not be kept running; never when the run is stopped by a person. */
    public CompletableFuture<LocalFailure> failure() {
        return failure;
    }

    private static <T> CompletableFuture<T> notStarted() {
        return CompletableFuture.failedFuture(new LocalFailure("It is not started."));
    }

    private static <T> Optional<T> running(CompletableFuture<T> part) {
        return part.state() == Future.State.SUCCESS ? Optional.of(part.resultNow()) : Optional.empty();
    }

    public synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closing.countDown();
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            List<ServiceProcess> running = List.copyOf(services.values());
            running.forEach(ServiceProcess::stop);
            running.forEach(ServiceProcess::awaitStop);
            // A start in progress cannot be broken off without harm; it takes seconds, and then is undone.
            end(kafka, KafkaBroker::close);
            end(postgresql, PostgresServer::close);
            http.close();
            lock.close();
        }
    }

    private static <T> void end(CompletableFuture<T> part, Consumer<T> close) {
        try {
            close.accept(part.get(60, TimeUnit.SECONDS));
        } catch (ExecutionException neverStarted) {
            return;
        } catch (TimeoutException | InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
