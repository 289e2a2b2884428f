package io.bothways.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bothways.local.home.Home;
import io.bothways.local.home.LocalFailure;
import io.bothways.local.system.LocalSystem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * Lets a second call of the script talk to a running launcher: over the loopback interface, at a port and with a secret
 * that only a file of the same user tells.
 */
final class Control implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 120_000;

    private final ServerSocket socket;
    private final Path file;

    private Control(ServerSocket socket, Path file) {
        this.socket = socket;
        this.file = file;
    }

    static Control listen(Home home, LocalSystem system) {
        Path file = home.control();
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        String secret = HexFormat.of().formatHex(random);
        try {
            var socket = new ServerSocket(0, 4, InetAddress.getLoopbackAddress());
            Files.deleteIfExists(file);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, socket.getLocalPort() + "\n" + secret + "\n");
            Thread.ofPlatform().daemon().name("control").start(() -> answer(socket, secret, system));
            return new Control(socket, file);
        } catch (IOException e) {
            throw new LocalFailure("The launcher cannot listen for commands: " + e.getMessage(), e);
        }
    }

    private static void answer(ServerSocket socket, String secret, LocalSystem system) {
        while (!socket.isClosed()) {
            try (Socket caller = socket.accept();
                    var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), UTF_8))) {
                caller.setSoTimeout(PATIENCE_MILLIS);
                String reply = secret.equals(in.readLine()) ? reply(in.readLine(), system) : "Not for you.";
                caller.getOutputStream().write((reply + "\n").getBytes(UTF_8));
            } catch (IOException callerIsGone) {
                // Nobody waits for this answer any more; the next caller gets one.
                continue;
            }
        }
    }

    private static String reply(String command, LocalSystem system) {
        try {
            return switch (command) {
                case "broker stop" -> system.stopBroker();
                case "broker start" -> system.startBroker();
                case "status" -> system.status();
                default -> "Unknown command: " + command;
            };
        } catch (RuntimeException e) {
            return "That failed: " + e.getMessage();
        }
    }

    /** Sends a command to the run of this home and returns its answer. */
    static String send(Home home, String command) {
        try {
            List<String> lines = Files.readAllLines(home.control());
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(lines.getFirst()))) {
                socket.setSoTimeout(PATIENCE_MILLIS);
                socket.getOutputStream().write((lines.get(1) + "\n" + command + "\n").getBytes(UTF_8));
                return new String(socket.getInputStream().readAllBytes(), UTF_8).strip();
            }
        } catch (NoSuchFileException | ConnectException e) {
            throw new LocalFailure("Nothing runs here; start it with ./bothways up", e);
        } catch (IOException e) {
            throw new LocalFailure("The running launcher does not answer: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new LocalFailure("The launcher could not stop listening: " + e.getMessage(), e);
        }
    }
}
