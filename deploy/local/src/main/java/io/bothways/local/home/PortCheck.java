package io.bothways.local.home;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds ports that are taken before anything starts, and names who holds them where the system tells. */
public final class PortCheck {

    private static final int CONNECT_MILLIS = 300;
    private static final String LISTENING = "0A";

    private PortCheck() {}

    public static void allFree(Ports ports) {
        List<String> taken = new ArrayList<>();
        ports.all().forEach((port, part) -> {
            if (isTaken(port)) {
                String holder = holder(port)
                        .map(process -> " by process " + process.pid()
                                + process.info()
                                        .command()
                                        .map(c -> " (" + c + ")")
                                        .orElse(""))
                        .orElse(" (see `lsof -i :" + port + "`)");
                taken.add("Port " + port + ", which " + part + " needs, is in use" + holder + ".");
            }
        });
        if (!taken.isEmpty()) {
            throw new LocalFailure(String.join("\n", taken)
                    + "\nEnd what uses it, or move all ports with --port-offset N. Nothing was started.");
        }
    }

    private static boolean isTaken(int port) {
        try (var anybody = new Socket()) {
            anybody.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException nobodyAnswers) {
            try (var own = new ServerSocket()) {
                own.setReuseAddress(true);
                own.bind(new InetSocketAddress(port));
                return false;
            } catch (IOException inUse) {
                return true;
            }
        }
    }

    /** The process that listens on a port, read from /proc; empty on other systems or for another user's process. */
    private static Optional<ProcessHandle> holder(int port) {
        Set<String> sockets = Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> lines(Path.of(table)))
                .map(line -> line.strip().split("\\s+", -1))
                .filter(columns -> columns.length > 9
                        && columns[3].equals(LISTENING)
                        && columns[1].endsWith(
                                ":" + HexFormat.of().withUpperCase().toHexDigits((short) port)))
                .map(columns -> "socket:[" + columns[9] + "]")
                .collect(Collectors.toSet());
        if (sockets.isEmpty()) {
            return Optional.empty();
        }
        return ProcessHandle.allProcesses()
                .filter(process -> holdsOneOf(sockets, process))
                .findFirst();
    }

    private static boolean holdsOneOf(Set<String> sockets, ProcessHandle process) {
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
            return files.anyMatch(file -> {
                try {
                    return sockets.contains(
                            Files.readSymbolicLink(file).toString().toLowerCase(Locale.ROOT));
                } catch (IOException closedMeanwhile) {
                    return false;
                }
            });
        } catch (IOException notOurs) {
            return false;
        }
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.readAllLines(table).stream();
        } catch (IOException notLinux) {
            return Stream.empty();
        }
    }
}
