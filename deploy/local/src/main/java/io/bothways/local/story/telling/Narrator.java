package io.bothways.local.story.telling;

import java.io.PrintStream;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;

/** Prints the story: a heading per step, lines below it, and from long work a sign of life every few seconds. */
public final class Narrator {
    private static final long SIGN_OF_LIFE_NANOS = 3_000_000_000L;

    private final PrintStream out;
    private final ReentrantLock lock = new ReentrantLock();
    private long lastSign;

    public Narrator(PrintStream out) {
        this.out = out;
    }

    public void heading(String text) {
        line("");
        line(text);
    }

    /** A line of the step that is being told. */
    public void tell(String format, Object... arguments) {
        line("   " + (arguments.length == 0 ? format : String.format(Locale.ROOT, format, arguments)));
    }

    public void tell(Collection<String> lines) {
        lines.forEach(text -> line("   " + text));
    }

    public void line(String text) {
        lock.lock();
        try {
            out.println(text);
            out.flush();
            lastSign = System.nanoTime();
        } finally {
            lock.unlock();
        }
    }

    /** Tells how far long work has come, at most every few seconds. */
    public IntConsumer progress(String what, int total) {
        return done -> sign("… %s: %,d of %,d", what, done, total);
    }

    public void sign(String format, Object... arguments) {
        lock.lock();
        try {
            if (System.nanoTime() - lastSign > SIGN_OF_LIFE_NANOS) {
                tell(format, arguments);
            }
        } finally {
            lock.unlock();
        }
    }
}
