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
    private volatile boolean stopping;

    /** Starts a loop that lasts until it is closed or the service stops. */
    public Loop start(String name, Duration idle, Loop.Step step) {
        Loop loop = Loop.start(name, idle, step);
        running.add(loop);
        return loop;
    }

    /** True once the service stops: long steps should end where they are. */
    public boolean areStopping() {
        return stopping;
    }

    void stopAll(@Observes @Priority(1) ShutdownEvent shutdown) {
        stopping = true;
        running.forEach(Loop::end);
        running.forEach(Loop::close);
        running.clear();
    }
}
