package io.bothways.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Tells the person at the keyboard what happens, one line per thing, from any thread. */
final class Narrator {

    private final PrintStream out;

    Narrator(PrintStream out) {
        this.out = out;
    }

    synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    void took(String what, Duration time) {
        say(String.format(Locale.ROOT, "  %-18s %5.1f s", what, time.toMillis() / 1000.0));
    }

    PrintStream out() {
        return out;
    }
}
