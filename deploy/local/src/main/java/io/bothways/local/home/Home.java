package io.bothways.local.home;

import io.bothways.infra.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a local run keeps its things: the repository that it was built in, the folder of its data, and the folder that
 * all runs share. Runs with different ports have different data, so that a second one never opens the first one's files.
 */
public record Home(Path repository, String name) {

    private static final String UP = "up";
    private static final String DEMO = "demo";
    private static final String LOCK = ".lock";

    public static Home ofUp(Path repository, Ports ports) {
        return new Home(repository, UP + suffix(ports));
    }

    public static Home ofDemo(Path repository, Ports ports) {
        return new Home(repository, DEMO + suffix(ports));
    }

    /** The home of the run that a command line names. */
    public static Home of(Path repository, boolean demo, int portOffset) {
        var ports = new Ports(portOffset);
        return demo ? ofDemo(repository, ports) : ofUp(repository, ports);
    }

    /** Every home that was ever used in this repository: each run leaves its lock file. */
    public static List<Home> all(Path repository) {
        Path shared = shared(repository);
        if (!Files.isDirectory(shared)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(shared)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(LOCK))
                    .map(name -> new Home(repository, name.substring(0, name.length() - LOCK.length())))
                    .toList();
        } catch (IOException e) {
            throw new LocalFailure("The folder " + shared + " cannot be read: " + e.getMessage(), e);
        }
    }

    public static Path shared(Path repository) {
        return repository.resolve(".bothways");
    }

    private static String suffix(Ports ports) {
        return ports.offset() == 0 ? "" : "-" + ports.offset();
    }

    public boolean isDemo() {
        return name.startsWith(DEMO);
    }

    Path shared() {
        return shared(repository);
    }

    public Path data() {
        return shared().resolve(name);
    }

    public Path postgresql() {
        return data().resolve("postgresql");
    }

    public Path kafka() {
        return data().resolve("kafka");
    }

    /** The key pair is shared: a token of {@code ./bothways token} is good for every run of this folder. */
    public Path identity() {
        return shared().resolve("identity");
    }

    /** Request headers with tokens, one file per role, as {@code curl -H @FILE} reads them. */
    public Path tokens() {
        return shared().resolve("tokens");
    }

    public Path logs() {
        return shared().resolve("logs").resolve(name);
    }

    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    /** Held while a run uses the data. */
    Path lock() {
        return shared().resolve(name + LOCK);
    }

    /** Where the run listens for commands of the script. */
    public Path control() {
        return shared().resolve(name + ".control");
    }

    public Path application(Service service) {
        return repository.resolve(service.folder()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** On the command line of every process that this run starts: proves later that a process is ours. */
    public String processMark() {
        return "-Dbothways.run=" + data().toAbsolutePath();
    }
}
