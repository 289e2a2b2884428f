package io.bothways.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Lets one run at a time use a data folder. The operating system holds the lock, so a killed run leaves none behind; the
 * file's content only tells people who holds it.
 */
final class RunLock implements AutoCloseable {

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    static RunLock take(Home home, String command) {
        Path file = home.lock();
        try {
            Files.createDirectories(file.getParent());
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new LocalFailure("`./bothways " + Files.readString(file).strip()
                        + " already runs on these data.\nStop it with Ctrl-C, or start a second one beside it with"
                        + " --port-offset 100.");
            }
            channel.truncate(0);
            String holder = command + "` (process " + ProcessHandle.current().pid() + ")";
            channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
            channel.force(false);
            return new RunLock(channel);
        } catch (IOException e) {
            throw new LocalFailure("The folder " + file.getParent() + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** Whether a run holds this lock file. */
    static boolean isHeld(Path file) {
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
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
