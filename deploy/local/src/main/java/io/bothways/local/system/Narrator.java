package io.bothways.local.system;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Tells the person at the keyboard what happens, one line per thing, from any thread. */
public final class Narrator {

    private final PrintStream out;

    public Narrator(PrintStream out) {
        this.out = out;
    }

    public synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    void took(String what, Duration time) {
        say(String.format(Locale.ROOT, "  %-18s %5.1f s", what, time.toMillis() / 1000.0));
    }

    public PrintStream out() {
        return out;
    }
}
