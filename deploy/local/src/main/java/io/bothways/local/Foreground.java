package io.bothways.local;

import java.util.concurrent.ExecutionException;

/** Runs a system in the foreground of a terminal: whatever ends it, everything that it started is stopped. */
final class Foreground {

    private final LocalSystem system;
    private final Narrator narrator;
    private final Home home;

    Foreground(LocalSystem system, Home home, Narrator narrator) {
        this.system = system;
        this.home = home;
        this.narrator = narrator;
    }

    /** What is done with the system once it is ready; the result is the exit code. */
    interface Work {
        int doOn(LocalSystem system) throws InterruptedException;
    }

    int run(Work work) throws InterruptedException {
        var onSignal = new Thread(this::stop, "stop");
        Runtime.getRuntime().addShutdownHook(onSignal);
        try (var control = Control.listen(home, system)) {
            system.start();
            return work.doOn(system);
        } finally {
            stop();
        }
    }

    /** Waits until a service cannot be kept running; Ctrl-C ends the process from elsewhere. */
    int untilStopped() throws InterruptedException {
        try {
            LocalFailure failure = system.failure().get();
            narrator.say(failure.text());
            return 1;
        } catch (ExecutionException e) {
            throw new IllegalStateException("The run cannot be watched", e);
        }
    }

    private synchronized void stop() {
        if (system.isClosed()) {
            return;
        }
        narrator.say("Stopping …");
        system.close();
        narrator.say("Stopped. The data are in " + home.repository().relativize(home.data()) + ".");
    }
}
