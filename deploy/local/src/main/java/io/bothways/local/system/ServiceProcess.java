package io.bothways.local.system;

import io.bothways.infra.Processes;
import io.bothways.infra.Service;
import io.bothways.local.home.Home;
import io.bothways.local.home.LocalFailure;
import io.bothways.local.home.Ports;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** One service as a process of its own, with its output in its own log file. */
final class ServiceProcess {

    private static final Duration READY_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);
    private static final int POLL_MILLIS = 100;
    private static final int TAIL = 12;

    /**
     * Four services, a database and a broker on one small machine: memory counts for more than throughput. The heap
     * starts small, because what a JVM has once touched it keeps, and what the C library holds free is given back.
     */
    private static final List<String> SMALL = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:TieredStopAtLevel=1",
            "-Xms48m",
            "-Xmn20m",
            // classes are loaded once: no collection of the whole heap each time that some more are
            "-XX:MetaspaceSize=96m",
            "-XX:MinHeapFreeRatio=20",
            "-XX:MaxHeapFreeRatio=40",
            "-XX:TrimNativeHeapInterval=5000",
            "-XX:ReservedCodeCacheSize=64m",
            "-XX:MaxDirectMemorySize=64m",
            "-Xss512k");

    private static final Pattern STACK_FRAME = Pattern.compile("^\\s+(at |\\.\\.\\. \\d+ more)");

    private final Service service;
    private final Process process;
    private final Path log;
    private final URI ready;

    private ServiceProcess(Service service, Process process, Path log, URI ready) {
        this.service = service;
        this.process = process;
        this.log = log;
        this.ready = ready;
    }

    static ServiceProcess launch(Service service, Home home, Ports ports, Map<String, String> configuration) {
        Path log = home.log(service.folder());
        var builder = new ProcessBuilder(command(service, home));
        builder.environment().putAll(configuration);
        builder.environment().put("QUARKUS_HTTP_HOST", "localhost");
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(ports.of(service)));
        // The C library otherwise keeps a heap per thread, which costs each service tens of megabytes.
        builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
        // Each connection is a process of several megabytes: few of them, and idle ones are given back soon.
        builder.environment().putIfAbsent("QUARKUS_DATASOURCE_JDBC_MAX_SIZE", "8");
        builder.environment().putIfAbsent("QUARKUS_DATASOURCE_JDBC_IDLE_REMOVAL_INTERVAL", "PT20S");
        builder.directory(home.data().toFile());
        builder.redirectErrorStream(true);
        builder.redirectOutput(Redirect.appendTo(log.toFile()));
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return new ServiceProcess(service, process, log, ports.uri(service).resolve("/q/health/ready"));
        } catch (IOException e) {
            throw new LocalFailure(service.folder() + " could not be started: " + e.getMessage(), e);
        }
    }

    private static List<String> command(Service service, Home home) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(home.processMark());
        command.add("-Xmx" + heap(service));
        command.addAll(SMALL);
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-jar");
        command.add(home.application(service).toString());
        return command;
    }

    private static String heap(Service service) {
        String wish = System.getenv("BOTHWAYS_HEAP_" + service.name());
        return wish == null || wish.isBlank() ? "112m" : wish.strip().toLowerCase(Locale.ROOT);
    }

    Service service() {
        return service;
    }

    Process process() {
        return process;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Returns when the service says that it is ready; fails with the end of its log when it ends before. */
    void awaitReady(HttpClient http) throws InterruptedException {
        HttpRequest question =
                HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(5)).build();
        long limit = System.nanoTime() + READY_LIMIT.toNanos();
        while (System.nanoTime() < limit) {
            if (answersReady(http, question)) {
                return;
            }
            if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new LocalFailure(
                        service.folder() + " ended with code " + process.exitValue() + " while starting.\n" + tail());
            }
        }
        throw new LocalFailure(service.folder() + " was not ready after " + READY_LIMIT.toSeconds() + " s.\n" + tail());
    }

    private static boolean answersReady(HttpClient http, HttpRequest question) throws InterruptedException {
        try {
            return http.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The last lines of its log, without the frames of stack traces, and the place of the whole. */
    String tail() {
        try {
            List<String> lines = Files.readAllLines(log).stream()
                    .filter(line -> !STACK_FRAME.matcher(line).find())
                    .toList();
            List<String> last = lines.subList(Math.max(0, lines.size() - TAIL), lines.size());
            return "The end of " + log + ":\n  " + String.join("\n  ", last);
        } catch (IOException e) {
            return "Its log " + log + " cannot be read: " + e.getMessage();
        }
    }

    /** Asks it to stop. */
    void stop() {
        process.destroy();
    }

    /** Waits until it has stopped, and kills it when it does not. */
    void awaitStop() {
        if (!Processes.ends(process.toHandle(), STOP_LIMIT)) {
            process.destroyForcibly();
            Processes.awaitEnd(process.toHandle());
        }
    }
}
