package io.bothways.local;

import io.bothways.local.home.Home;
import io.bothways.local.home.LocalFailure;
import io.bothways.local.system.LocalSystem;
import io.bothways.local.system.Narrator;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.ExecutionException;

/** Runs a system in the foreground of a terminal: whatever ends it, everything that it started is stopped. */
final class Foreground {

    private final LocalSystem system;
    private final Narrator narrator;
    private final Home home;

    private volatile boolean stopping;

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

    /** The terminal for a long work: what it says once the stop has begun is only the noise of the stop, and is dropped. */
    PrintStream output() {
        return new PrintStream(
                new FilterOutputStream(narrator.out()) {
                    @Override
                    public void write(int b) throws IOException {
                        if (!stopping) {
                            out.write(b);
                        }
                    }

                    @Override
                    public void write(byte[] bytes, int from, int length) throws IOException {
                        if (!stopping) {
                            out.write(bytes, from, length);
                        }
                    }
                },
                true,
                narrator.out().charset());
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
        stopping = true;
        narrator.say("Stopping …");
        system.close();
        narrator.say("Stopped. The data are in " + home.repository().relativize(home.data()) + ".");
    }
}
