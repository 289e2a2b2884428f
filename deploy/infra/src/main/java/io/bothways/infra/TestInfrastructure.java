package io.bothways.infra;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One PostgreSQL and one Kafka broker per test JVM, started by the first test that needs them and ended with the JVM.
 * The database is the one of the module under test ({@code profiles} in {@code profiles-service}); the argument
 * {@code database} names another.
 *
 * <p>Where they are is kept in system properties, because Quarkus loads this class in more than one class loader and
 * each of them has to find the same servers.
 */
public final class TestInfrastructure implements QuarkusTestResourceLifecycleManager {

    static final String DIRECTORY = "bothways.test.directory";
    static final String KAFKA = "bothways.test.kafka";
    static final String POSTGRESQL = "bothways.test.postgresql";

    private @Nullable String database;

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.get("database");
    }

    /** Runs before other test resources, which may add to or replace its configuration. */
    @Override
    public int order() {
        return -100;
    }

    @Override
    public Map<String, String> start() {
        return configuration(database == null ? databaseOfThisModule() : database);
    }

    /** The servers serve every test of the JVM; its end stops them. */
    @Override
    public void stop() {}

    /** Configuration of a service on the test servers; starts them when they do not run. */
    public static Map<String, String> configuration(String databaseName) {
        Database database = database(databaseName);
        var configuration = new HashMap<String, String>();
        configuration.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
        configuration.put("quarkus.datasource.username", database.applicationRole());
        configuration.put("quarkus.datasource.password", database.applicationPassword());
        configuration.put("quarkus.flyway.username", database.ownerRole());
        configuration.put("quarkus.flyway.password", database.ownerPassword());
        configuration.put("kafka.bootstrap.servers", bootstrapServers());
        configuration.put("mp.jwt.verify.publickey.location", identity().jwksLocation());
        configuration.put("mp.jwt.verify.issuer", Identity.ISSUER);
        configuration.put("quarkus.log.category.\"org.apache.kafka\".level", "WARN");
        configuration.put("quarkus.log.category.\"kafka\".level", "WARN");
        configuration.put("quarkus.log.category.\"state.change.logger\".level", "WARN");
        return Map.copyOf(configuration);
    }

    /** A database of this name on the test server, provisioned when it is new. */
    public static Database database(String name) {
        synchronized (System.getProperties()) {
            startOnce();
            return Database.at(Integer.parseInt(property(POSTGRESQL)), name).provision();
        }
    }

    public static String bootstrapServers() {
        synchronized (System.getProperties()) {
            startOnce();
            return property(KAFKA);
        }
    }

    /** The key pair that signs the tokens of the tests. */
    public static Identity identity() {
        synchronized (System.getProperties()) {
            return Identity.in(directory().resolve("identity"));
        }
    }

    private static void startOnce() {
        if (System.getProperty(KAFKA) != null) {
            return;
        }
        Path directory = directory();
        var postgresql = PostgresServer.start(
                directory.resolve("postgresql"), freePort(), Durability.NONE, directory.resolve("postgresql.log"));
        KafkaBroker kafka;
        try {
            kafka = KafkaBroker.start(directory.resolve("kafka"), freePort(), freePort());
            Topics.create(kafka.bootstrapServers());
        } catch (RuntimeException | Error e) {
            postgresql.close();
            throw e;
        }
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            // Nobody reads what this broker kept: it dies with the JVM, without an orderly stop.
                            postgresql.close();
                            Directories.delete(directory);
                        },
                        "test-infrastructure-end"));
        System.setProperty(POSTGRESQL, Integer.toString(postgresql.port()));
        System.setProperty(KAFKA, kafka.bootstrapServers());
    }

    private static Path directory() {
        String known = System.getProperty(DIRECTORY);
        if (known != null) {
            return Path.of(known);
        }
        try {
            Path directory = Files.createTempDirectory("bothways-test");
            System.setProperty(DIRECTORY, directory.toString());
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException("No directory for the test servers", e);
        }
    }

    private static String databaseOfThisModule() {
        String module = Path.of("").toAbsolutePath().getFileName().toString();
        return module.endsWith("-service") ? module.substring(0, module.length() - "-service".length()) : module;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port", e);
        }
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("The test servers do not run: " + name + " is not set");
        }
        return value;
    }
}
