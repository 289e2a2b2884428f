package io.bothways.local.story.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Waits for work that a service does behind a resource with a state. */
public final class LongWork {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final long PAUSE_MILLIS = 100;

    private LongWork() {}

    /** The resource once its state is one of {@code done}; any of {@code failed} breaks the step. */
    public static JsonNode finished(
            Service.As caller, String path, Set<String> done, Set<String> failed, Consumer<JsonNode> each) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var reply = caller.get(path).expecting(200);
            var resource = reply.json();
            String state = resource.path("state").asText();
            if (done.contains(state)) {
                return resource;
            }
            if (failed.contains(state)) {
                throw new UnexpectedReply(reply.request() + ": expected state " + done + ", found " + reply.body());
            }
            if (System.nanoTime() > deadline) {
                throw new UnexpectedReply(reply.request() + ": expected state " + done + " within "
                        + PATIENCE.toMinutes() + " minutes, found " + reply.body());
            }
            each.accept(resource);
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnexpectedReply("Interrupted while waiting for long work.", e);
        }
    }
}
