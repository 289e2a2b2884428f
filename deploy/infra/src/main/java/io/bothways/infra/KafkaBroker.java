package io.bothways.infra;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka broker that is its own controller, in this JVM, on a directory that outlives it. Replication is one, so it
 * proves ordering and delivery but not the loss of a node.
 */
public final class KafkaBroker implements Closeable {

    private static final int START_LIMIT_SECONDS = 60;

    // Held for ever: the logging system forgets the level of a logger that nobody refers to.
    private static final List<Logger> QUIET = List.of(
            Logger.getLogger("org.apache.kafka"),
            Logger.getLogger("kafka"),
            Logger.getLogger("state.change.logger"),
            Logger.getLogger("org.apache.kafka.clients.NetworkClient"));

    private final KafkaRaftServer server;
    private final int port;

    private KafkaBroker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /** Starts the broker and returns when it answers clients. A new directory is formatted first. */
    public static KafkaBroker start(Path directory, int port, int controllerPort) {
        QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
        // A broker that cannot go on halts its process; this one shares it, so the others get an orderly end.
        Exit.setHaltProcedure((status, message) -> endTheProcess(status, message));
        try {
            Unfinished.prepare(directory, KafkaBroker::format);
        } catch (IOException e) {
            throw new UncheckedIOException("Kafka cannot use the directory " + directory, e);
        }
        var server = new KafkaRaftServer(new KafkaConfig(settings(directory, port, controllerPort)), Time.SYSTEM);
        try {
            server.startup();
            awaitAnswer(port);
        } catch (RuntimeException | Error e) {
            server.shutdown();
            server.awaitShutdown();
            throw e;
        }
        return new KafkaBroker(server, port);
    }

    private static void endTheProcess(int status, @Nullable String message) {
        Thread.ofPlatform().name("kafka-halt").start(() -> System.exit(status));
        throw new IllegalStateException("The Kafka broker cannot go on: " + message);
    }

    private static Properties settings(Path directory, int port, int controllerPort) {
        var settings = new Properties();
        settings.putAll(Map.of(
                "node.id", "1",
                "process.roles", "broker,controller",
                "listeners", "BROKER://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort,
                "listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "inter.broker.listener.name", "BROKER",
                "controller.listener.names", "CONTROLLER",
                "controller.quorum.voters", "1@localhost:" + controllerPort,
                "log.dirs", directory.toString()));
        settings.putAll(Map.of(
                "auto.create.topics.enable", "false",
                "default.replication.factor", "1",
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "group.initial.rebalance.delay.ms", "0"));
        // One node on a small machine: few threads, small index files and a small cleaner buffer. It leaves its cluster
        // before it stops, and a killed one is forgotten soon, because a start waits for the end of the old session.
        settings.putAll(Map.of(
                "num.network.threads", "1",
                "num.io.threads", "2",
                "num.recovery.threads.per.data.dir", "2",
                "background.threads", "1",
                "group.coordinator.threads", "1",
                "log.index.size.max.bytes", "1048576",
                "log.cleaner.dedupe.buffer.size", "4194304",
                "controlled.shutdown.enable", "true",
                "broker.heartbeat.interval.ms", "500",
                "broker.session.timeout.ms", "6000"));
        return settings;
    }

    private static void format(Path directory) throws IOException {
        Files.createDirectories(directory);
        try (var silence = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(silence)
                    .setNodeId(1)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setDirectories(List.of(directory.toString()))
                    .setMetadataLogDirectory(directory.toString())
                    .setControllerListenerName("CONTROLLER")
                    .run();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("Kafka could not format " + directory, e);
        }
    }

    private static void awaitAnswer(int port) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", "localhost:" + port))) {
            var nodes = admin.describeCluster().nodes().get(START_LIMIT_SECONDS, TimeUnit.SECONDS);
            if (nodes.isEmpty()) {
                throw new IllegalStateException("Kafka on port " + port + " started without a broker");
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka on port " + port + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for Kafka", e);
        }
    }

    public String bootstrapServers() {
        return "localhost:" + port;
    }

    /** Stops the broker; acknowledged records are there again at the next start on the same directory. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
