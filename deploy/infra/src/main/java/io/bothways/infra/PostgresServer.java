package io.bothways.infra;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A PostgreSQL server on a data directory that outlives it. The server is a process of its own: closing stops it, and a
 * later start on the same directory finds every committed row.
 */
public final class PostgresServer implements Closeable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;
    private final Path dataDirectory;

    private PostgresServer(EmbeddedPostgres server, Path dataDirectory) {
        this.server = server;
        this.dataDirectory = dataDirectory;
    }

    /**
     * Starts the server and returns when it answers.
     *
     * @param log receives what the server prints; it must outlive this JVM, because the server may do so
     */
    public static PostgresServer start(Path dataDirectory, int port, Durability durability, Path log) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            var started = new AtomicReference<EmbeddedPostgres>();
            // The library lays the directory out when it starts the first server on it.
            Unfinished.prepare(dataDirectory, directory -> started.set(run(directory, port, durability, log)));
            EmbeddedPostgres server = started.get();
            return new PostgresServer(
                    server == null ? run(dataDirectory, port, durability, log) : server, dataDirectory);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start; its log is " + log, e);
        }
    }

    private static EmbeddedPostgres run(Path dataDirectory, int port, Durability durability, Path log)
            throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(dataDirectory)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(START_LIMIT)
                .setOutputRedirector(Redirect.appendTo(log.toFile()))
                .setErrorRedirector(Redirect.appendTo(log.toFile()))
                // The library asks for fsync=off; the later setting on the command line wins.
                .setServerConfig("fsync", durability.setting())
                .setServerConfig("synchronous_commit", durability.setting())
                .setServerConfig("full_page_writes", durability.setting())
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", "64MB")
                .setServerConfig("jit", "off")
                .start();
    }

    public int port() {
        return server.getPort();
    }

    /** Process id of the running server on a data directory, if its pid file names one that lives. */
    public static Optional<ProcessHandle> processOn(Path dataDirectory) {
        Path pidFile = dataDirectory.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try {
            String pid = Files.readAllLines(pidFile).getFirst().strip();
            return ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The database of this name with its roles; what is missing is created, what exists is left as it is. */
    public Database provision(String name) {
        return Database.at(port(), name).provision();
    }

    /** Stops the server: open transactions are rolled back, committed ones are on disk when this returns. */
    @Override
    public void close() {
        Optional<ProcessHandle> process = processOn(dataDirectory);
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL on " + dataDirectory + " did not stop", e);
        }
        process.ifPresent(Processes::awaitEnd);
    }
}
