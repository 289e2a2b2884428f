package io.bothways.infra;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends processes of the operating system in the order polite, then forceful. */
public final class Processes {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Processes() {}

    /** Waits for a process that was already asked to end, and kills it when it does not. */
    public static void awaitEnd(ProcessHandle process) {
        if (!ends(process, PATIENCE)) {
            process.destroyForcibly();
            ends(process, PATIENCE);
        }
    }

    /** Whether the process ends within the limit. */
    public static boolean ends(ProcessHandle process, Duration limit) {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Process " + process.pid() + " could not be watched", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
