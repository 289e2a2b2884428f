package io.bothways.platform.loop;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The background threads of this service. They end, all at the same time, before the database and the beans go. */
@ApplicationScoped
public class Loops {

    private final List<Loop> running = new CopyOnWriteArrayList<>();

    /** Starts a loop that lasts until it is closed or the service stops. */
    public Loop start(String name, Duration idle, Loop.Step step) {
        Loop loop = Loop.start(name, idle, step);
        running.add(loop);
        return loop;
    }

    void stopAll(@Observes @Priority(1) ShutdownEvent stopping) {
        running.forEach(Loop::end);
        running.forEach(Loop::close);
        running.clear();
    }
}
