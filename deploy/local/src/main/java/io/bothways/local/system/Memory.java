package io.bothways.local.system;

import io.bothways.infra.PostgresServer;
import io.bothways.local.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Memory that this run really takes: the proportional set size, which counts a page shared by several processes once,
 * over the launcher and everything it started.
 */
final class Memory {

    private static final String PSS = "Pss:";
    private static final long UNKNOWN = 0;

    private Memory() {}

    /** Sum over this process and all its descendants, PostgreSQL's included; 0 where the system does not tell. */
    static long pssOfAll(Home home) {
        ProcessHandle self = ProcessHandle.current();
        Stream<ProcessHandle> postgresql = PostgresServer.processOn(home.postgresql()).stream()
                .flatMap(postmaster -> Stream.concat(Stream.of(postmaster), postmaster.descendants()));
        return Stream.of(Stream.of(self), self.descendants(), postgresql)
                .flatMap(processes -> processes)
                .distinct()
                .mapToLong(Memory::pss)
                .sum();
    }

    private static long pss(ProcessHandle process) {
        Path rollup = Path.of("/proc", Long.toString(process.pid()), "smaps_rollup");
        try (Stream<String> lines = Files.lines(rollup)) {
            return lines.filter(line -> line.startsWith(PSS))
                    .map(line -> line.substring(PSS.length()).replace("kB", "").strip())
                    .mapToLong(kilobytes -> Long.parseLong(kilobytes) * 1024)
                    .findFirst()
                    .orElse(UNKNOWN);
        } catch (IOException endedOrNotLinux) {
            return UNKNOWN;
        }
    }
}
