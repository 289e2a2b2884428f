package io.bothways.local.home;

import io.bothways.infra.PostgresServer;
import io.bothways.infra.Processes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Processes that a killed launcher left behind. Only those that prove to be ours by their command line, which names the
 * data folder of this run, are ended; the lock of the run must be held, so none of them can belong to a living launcher.
 */
public final class Leftovers {

    private Leftovers() {}

    /** Ends what killed runs of the other homes left, which may hold our ports, and tells how many there were. */
    public static int endOfOthers(Home home) {
        int ended = 0;
        for (Home other : Home.all(home.repository())) {
            Optional<RunLock> lock = other.equals(home) ? Optional.empty() : RunLock.tryTake(other);
            if (lock.isPresent()) {
                try (RunLock held = lock.get()) {
                    ended += end(other);
                }
            }
        }
        return ended;
    }

    /** Ends what a killed run of this home left, and tells how many there were. */
    public static int end(Home home) {
        List<ProcessHandle> ours = Stream.concat(
                        ProcessHandle.allProcesses().filter(process -> carries(process, home.processMark())),
                        PostgresServer.processOn(home.postgresql())
                                .filter(process -> carries(process, realPath(home.postgresql())))
                                .stream())
                .toList();
        ours.forEach(ProcessHandle::destroy);
        ours.forEach(Processes::awaitEnd);
        return ours.size();
    }

    private static boolean carries(ProcessHandle process, String mark) {
        if (process.pid() == ProcessHandle.current().pid()) {
            return false;
        }
        ProcessHandle.Info info = process.info();
        return info.arguments().stream().flatMap(Stream::of).anyMatch(mark::equals)
                || info.commandLine().stream().anyMatch(line -> line.contains(mark + " "));
    }

    private static String realPath(Path path) {
        return path.toAbsolutePath().toString();
    }
}
