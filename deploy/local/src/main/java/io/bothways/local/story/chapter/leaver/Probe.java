package io.bothways.local.story.chapter.leaver;

import io.bothways.local.story.api.UnexpectedReply;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Looks again and again until something has come true, and tells how long that took in real time. */
final class Probe {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long PAUSE_MILLIS = 5;

    private Probe() {}

    /** Milliseconds until it was seen. */
    static long until(String what, BooleanSupplier seen) {
        long started = System.nanoTime();
        while (!seen.getAsBoolean()) {
            if (System.nanoTime() - started > PATIENCE.toNanos()) {
                throw new UnexpectedReply("expected " + what + " within " + PATIENCE.toSeconds() + " s");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new UnexpectedReply("Interrupted while waiting for " + what, e);
            }
        }
        return (System.nanoTime() - started) / 1_000_000;
    }
}
