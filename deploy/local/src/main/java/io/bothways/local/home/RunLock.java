package io.bothways.local.home;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Lets one run at a time use a data folder. The operating system holds the lock, so a killed run leaves none behind; the
 * file's content only tells people who holds it.
 */
public final class RunLock implements AutoCloseable {

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /** The lock for this command; a plain sentence when somebody else has it. */
    public static RunLock take(Home home, String command) {
        Path file = home.lock();
        try {
            RunLock lock = tryTake(home)
                    .orElseThrow(() -> new LocalFailure("`./bothways " + holder(file)
                            + " already runs on these data.\nStop it with Ctrl-C, or start a second one beside it with"
                            + " --port-offset 100."));
            lock.channel.truncate(0);
            String holder = command + "` (process " + ProcessHandle.current().pid() + ")";
            lock.channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
            return lock;
        } catch (IOException e) {
            throw new LocalFailure("The file " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** The lock, unless a run has it. */
    public static Optional<RunLock> tryTake(Home home) {
        Path file = home.lock();
        try {
            Files.createDirectories(file.getParent());
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isFree(channel)) {
                return Optional.of(new RunLock(channel));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new LocalFailure("The file " + file + " cannot be locked: " + e.getMessage(), e);
        }
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    private static String holder(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new LocalFailure("The file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new LocalFailure("The lock of this run could not be given back: " + e.getMessage(), e);
        }
    }
}
